DROP INDEX erasure_order;
