package dk.indsigt.portal.desk.campaign;

import dk.indsigt.domain.campaign.Competition;
import dk.indsigt.domain.campaign.Competition.Draft;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.service.campaign.CompetitionDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** A new competition, in both languages. */
@Named("competitionCreate")
@RequestScoped
public class CreateBacking {
    @Inject
    private CurrentUser user;

    @Inject
    private CompetitionDesk service;

    @Inject
    private Attempt attempt;

    private Brand brand;
    private String nameDa;
    private String nameEn;
    private String prizeDa;
    private String prizeEn;
    private String textDa;
    private String textEn;
    private Integer age;
    private boolean phone;
    private String closes;
    private String draws;

    public String create() {
        return attempt.at(() -> service.create(user.actor(), draft()))
                .map(id -> "/desk/campaign/competition?faces-redirect=true&id=" + id)
                .orElse(null);
    }

    private Draft draft() {
        return new Draft(
                brand,
                new LocalText(nameDa, nameEn),
                new LocalText(textDa, textEn),
                new LocalText(prizeDa, prizeEn),
                age,
                phone,
                Days.typed(closes, "CLOSES_REQUIRED"),
                Days.typed(draws, "DRAWS_REQUIRED"));
    }

    public Brand[] getBrands() {
        return Brand.values();
    }

    public List<Integer> getAges() {
        return Competition.AGES.stream().sorted().toList();
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

    public Integer getAge() {
        return age;
    }

    public void setAge(Integer age) {
        this.age = age;
    }

    public boolean isPhone() {
        return phone;
    }

    public void setPhone(boolean phone) {
        this.phone = phone;
    }

    public String getCloses() {
        return closes;
    }

    public void setCloses(String closes) {
        this.closes = closes;
    }

    public String getDraws() {
        return draws;
    }

    public void setDraws(String draws) {
        this.draws = draws;
    }
}
