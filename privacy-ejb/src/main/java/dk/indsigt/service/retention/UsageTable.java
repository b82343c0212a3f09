package dk.indsigt.service.retention;

/** Tables of rows that carry their own due day, with the rule they follow and the column that says whose a row is. */
public enum UsageTable {
    TRAFFIC("traffic_record", "PA13_BILLING_TRAFFIC", "person_id"),
    LOCATION("location_record", "PA12_LOCATION_VAS", "person_id"),
    CALLBACK("callback_request", "PA04_CALLBACK", "party_id");

    private final String table;
    private final String rule;
    private final String owner;

    UsageTable(String table, String rule, String owner) {
        this.table = table;
        this.rule = rule;
        this.owner = owner;
    }

    String table() {
        return table;
    }

    String owner() {
        return owner;
    }

    /** @return the code of the retention rule */
    public String rule() {
        return rule;
    }
}
