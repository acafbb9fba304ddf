SELECT url, source FROM listed;
