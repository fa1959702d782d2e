"""Django speaks to the encrypted file through this thin backend."""
