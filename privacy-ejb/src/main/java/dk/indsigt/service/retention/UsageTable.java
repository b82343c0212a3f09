package dk.indsigt.service.retention;

/** Tables of usage rows that carry their own due day, with the rule they follow. */
public enum UsageTable {
    TRAFFIC("traffic_record", "PA13_BILLING_TRAFFIC"),
    LOCATION("location_record", "PA12_LOCATION_VAS");

    private final String table;
    private final String rule;

    UsageTable(String table, String rule) {
        this.table = table;
        this.rule = rule;
    }

    String table() {
        return table;
    }

    /** @return the code of the retention rule */
    public String rule() {
        return rule;
    }
}
