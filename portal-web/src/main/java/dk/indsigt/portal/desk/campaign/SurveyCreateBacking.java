package dk.indsigt.portal.desk.campaign;

import dk.indsigt.domain.campaign.Survey;
import dk.indsigt.domain.campaign.Survey.Ask;
import dk.indsigt.domain.campaign.Survey.Draft;
import dk.indsigt.domain.campaign.SurveyQuestion.Kind;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.service.campaign.SurveyDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;

/** A new survey, in both languages. */
@Named("surveyCreate")
@RequestScoped
public class SurveyCreateBacking {
    @Inject
    private CurrentUser user;

    @Inject
    private SurveyDesk service;

    @Inject
    private Attempt attempt;

    private final List<Row> rows =
            Stream.generate(Row::new).limit(Survey.QUESTIONS).toList();
    private Brand brand;
    private String nameDa;
    private String nameEn;
    private String textDa;
    private String textEn;
    private String prizeDa;
    private String prizeEn;
    private String send;
    private String closes;

    /** A question as it is being typed. */
    public static final class Row {
        private Kind kind = Kind.SCALE;
        private String da;
        private String en;

        private Ask ask() {
            return new Ask(kind, new LocalText(da, en));
        }

        public Kind getKind() {
            return kind;
        }

        public void setKind(Kind kind) {
            this.kind = kind;
        }

        public String getDa() {
            return da;
        }

        public void setDa(String da) {
            this.da = da;
        }

        public String getEn() {
            return en;
        }

        public void setEn(String en) {
            this.en = en;
        }
    }

    public String create() {
        return attempt.at(() -> service.create(user.actor(), draft(), new LocalText(prizeDa, prizeEn)))
                .map(id -> "/desk/campaign/survey?faces-redirect=true&id=" + id)
                .orElse(null);
    }

    private Draft draft() {
        return new Draft(
                brand,
                new LocalText(nameDa, nameEn),
                new LocalText(textDa, textEn),
                rows.stream().map(Row::ask).toList(),
                Days.typed(send, "SEND_REQUIRED"),
                Days.typed(closes, "CLOSES_REQUIRED"));
    }

    public List<Row> getRows() {
        return rows;
    }

    public Brand[] getBrands() {
        return Brand.values();
    }

    public Kind[] getKinds() {
        return Kind.values();
    }

    public Brand getBrand() {
        return brand;
    }

    public void setBrand(Brand brand) {
        this.brand = brand;
    }

    public String getNameDa() {
        return nameDa;
    }

    public void setNameDa(String nameDa) {
        this.nameDa = nameDa;
    }

    public String getNameEn() {
        return nameEn;
    }

    public void setNameEn(String nameEn) {
        this.nameEn = nameEn;
    }

    public String getTextDa() {
        return textDa;
    }

    public void setTextDa(String textDa) {
        this.textDa = textDa;
    }

    public String getTextEn() {
        return textEn;
    }

    public void setTextEn(String textEn) {
        this.textEn = textEn;
    }

    public String getPrizeDa() {
        return prizeDa;
    }

    public void setPrizeDa(String prizeDa) {
        this.prizeDa = prizeDa;
    }

    public String getPrizeEn() {
        return prizeEn;
    }

    public void setPrizeEn(String prizeEn) {
        this.prizeEn = prizeEn;
    }

    public String getSend() {
        return send;
    }

    public void setSend(String send) {
        this.send = send;
    }

    public String getCloses() {
        return closes;
    }

    public void setCloses(String closes) {
        this.closes = closes;
    }
}
