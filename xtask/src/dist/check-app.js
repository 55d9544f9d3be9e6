import "wirediff";
