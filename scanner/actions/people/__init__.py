"""What is done with contacts, in the records and in their vCards."""
