"""What is past its time goes, once a day; nothing goes that is held, and nothing by a clock that jumped."""
