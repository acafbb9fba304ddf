"""What `seisaku doctor` looks at: each module yields its findings and changes nothing."""
