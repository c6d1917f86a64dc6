"""What a person should look at again, because earlier figures speak against it."""
