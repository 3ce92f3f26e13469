// a file of the console
