"""Page to proposal: who this is and how to reach them, with the reasons."""
