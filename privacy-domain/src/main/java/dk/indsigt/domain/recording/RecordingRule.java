package dk.indsigt.domain.recording;

import dk.indsigt.domain.processing.Mark;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.time.LegalTime;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.Comparator;

/** How long recordings of one kind of call are kept (P-3.6.1-j to -l, B-33, catalogue C3). */
@Entity
@Table(name = "recording_rule")
public class RecordingRule {
    private static final String ANY = "ANY";

    @Id
    @Column(length = 40)
    private String code;

    @Column(length = 16)
    private String segment;

    @Column(length = 20)
    private String direction;

    @Column(length = 10)
    private String period;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Mark mark;

    @Column(name = "text_da", length = 300)
    private String textDa;

    @Column(name = "text_en", length = 300)
    private String textEn;

    @Column(length = 120)
    private String source;

    protected RecordingRule() {}

    /** Rules come from migrations; this one is for policies and their tests. */
    public static RecordingRule of(String code, String segment, String direction, Period period) {
        RecordingRule rule = new RecordingRule();
        rule.code = code;
        rule.segment = segment;
        rule.direction = direction;
        rule.period = period.toString();
        return rule;
    }

    public String code() {
        return code;
    }

    public Period period() {
        return Period.parse(period);
    }

    public Mark mark() {
        return mark;
    }

    public LocalText text() {
        return new LocalText(textDa, textEn);
    }

    /**
     * The day on which a recording is due for deletion.
     *
     * @param startedAt start of the call
     * @return calendar months after the Danish day of the call, clamped to the end of the month
     */
    public LocalDate dueOn(Instant startedAt) {
        return LegalTime.end(LegalTime.dayOf(startedAt), period());
    }

    /**
     * The most specific rule for a call: segment and direction, else the rule for all others.
     *
     * @throws IllegalStateException where not even the rule for others exists: reference data are broken
     */
    public static RecordingRule choose(Collection<RecordingRule> rules, CallSegment segment, Direction direction) {
        return rules.stream()
                .filter(rule -> rule.segment.equals(ANY) || rule.segment.equals(segment.name()))
                .filter(rule -> rule.direction.equals(ANY) || rule.direction.equals(direction.name()))
                .max(Comparator.comparingInt(RecordingRule::specificity))
                .orElseThrow(() -> new IllegalStateException("no recording rule applies"));
    }

    private int specificity() {
        return (segment.equals(ANY) ? 0 : 1) + (direction.equals(ANY) ? 0 : 1);
    }
}
