"""Who reads many photos: this process, some processes of this machine, or the machines of a cluster."""
