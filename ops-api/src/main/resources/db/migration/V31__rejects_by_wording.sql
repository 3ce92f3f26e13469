-- once a second the alerts ask whom the newest wordings have hit
CREATE INDEX order_reject_template ON order_reject (template, at);
