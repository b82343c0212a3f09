package dk.indsigt.service.retention;

/**
 * Proofs of consents that were taken back: what shows the act goes after a while, what was decided and when stays in the ledger (K-13). The end is
 * counted by the choice, which is row {@code s}.
 */
public enum ProofRule {
    NEWSLETTERS("PA02_EVIDENCE", "s.purpose_code like 'NEWSLETTER%'"),
    MARKETING(
            "PA05_EVIDENCE",
            "s.purpose_code not like 'NEWSLETTER%' and exists (select 1 from consent_purpose p where p.code ="
                    + " s.purpose_code and p.marketing)");

    /** Of row {@code d} of the ledger: it is a yes of the choice from before it was taken back, and something shows the act. */
    static final String PROVED =
            "d.party_id = s.party_id and d.purpose_code = s.purpose_code and d.channel = s.channel and d.brand = s.brand"
                    + " and d.decision = 'GIVEN' and d.decided_at < s.since and (d.evidence is not null or d.line_id is not"
                    + " null or d.proof_call is not null or d.proof_prompt is not null or d.proof_digit is not null or"
                    + " d.proof_offset_ms is not null or d.proof_reference is not null)";

    /** The choice is a no now, or its yes has ended by itself. */
    static final String TAKEN_BACK = "s.decision <> 'GIVEN'";

    private final String rule;
    private final String purposes;

    ProofRule(String rule, String purposes) {
        this.rule = rule;
        this.purposes = purposes;
    }

    /** @return the code of the retention rule */
    String rule() {
        return rule;
    }

    /**
     * @param months for which a proof is kept
     * @param day parameter with the day by which it must be over
     * @return in a statement with a row {@code s} of the choices: its proofs are due
     */
    String due(long months, String day) {
        return TAKEN_BACK + " and " + purposes + " and date(s.since) + interval " + months + " month < " + day
                + " and exists (select 1 from consent_decision d where " + PROVED + ")";
    }
}
