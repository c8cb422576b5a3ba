"""What is due after an interview, and the drafts and reminders for it."""
