package dk.indsigt.domain.campaign;

import dk.indsigt.domain.text.LocalText;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** A question of a {@link Survey}. */
@Embeddable
public class SurveyQuestion {
    /** How it is answered. */
    public enum Kind {
        /** From 1 to 5. */
        SCALE,
        WORDS
    }

    private int place;

    @Enumerated(EnumType.STRING)
    @Column(length = 5)
    private Kind kind;

    @Column(name = "text_da", length = 200)
    private String textDa;

    @Column(name = "text_en", length = 200)
    private String textEn;

    protected SurveyQuestion() {}

    SurveyQuestion(int place, Kind kind, String textDa, String textEn) {
        this.place = place;
        this.kind = kind;
        this.textDa = textDa;
        this.textEn = textEn;
    }

    /** @return from 1 */
    public int place() {
        return place;
    }

    public Kind kind() {
        return kind;
    }

    public LocalText text() {
        return new LocalText(textDa, textEn);
    }
}
