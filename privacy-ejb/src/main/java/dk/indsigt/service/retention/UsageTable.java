package dk.indsigt.service.retention;

/** Tables of rows that carry their own due day, with the rule they follow. */
public enum UsageTable {
    TRAFFIC("traffic_record", "PA13_BILLING_TRAFFIC", Stops.frozen("t.person_id")),
    LOCATION("location_record", "PA12_LOCATION_VAS", Stops.frozen("t.person_id")),
    COOKIES("cookie_choice", "PA01_COOKIE_CHOICE", "false"),
    MAILS("mail_event", "PA17_MAIL_EVENTS", Stops.frozen("t.party_id")),
    CALLBACK("callback_request", "PA04_CALLBACK", Stops.frozen("t.party_id")),
    SURVEY("survey_response", "PA25_SURVEY", Stops.frozen("t.party_id"));

    private final String table;
    private final String rule;
    private final String frozen;

    UsageTable(String table, String rule, String frozen) {
        this.table = table;
        this.rule = rule;
        this.frozen = frozen;
    }

    String table() {
        return table;
    }

    /** @return in a statement with a row {@code t}: it may not be deleted now; what is of nobody always may */
    String frozen() {
        return frozen;
    }

    /** @return the code of the retention rule */
    public String rule() {
        return rule;
    }
}
