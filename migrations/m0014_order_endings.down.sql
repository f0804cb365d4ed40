DROP TABLE order_ending;
