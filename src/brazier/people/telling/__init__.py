"""What those outside are told of how people stand: so late and so many at once that nobody is told apart."""
