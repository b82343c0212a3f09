package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The agent finds a customer by what a caller can say. */
@ExtendWith(Stage.class)
final class SearchIT {

    @Test
    @DisplayName("a customer is found by phone number, customer number, name with place, and receipt number")
    void aCustomerIsFoundByWhatACallerCanSay(Story story) {
        Records records = story.records();
        Desk desk = Desk.of(story, "agnete");
        String karla = records.partyOf("karla");
        String number = desk.numberOf("karla");
        String msisdn = records.one(
                "select l.msisdn from line l join subscription s on s.id = l.subscription_id join customer c on c.id = s.customer_id"
                        + " where c.party_id = ?",
                karla);
        String town = records.one("select city from party where id = ?", karla);
        String receipt = records.all("select number from receipt where party_id = ? order by number", karla)
                .get(0);
        for (String text : List.of(
                msisdn.substring(3),
                msisdn,
                msisdn.substring(3).replaceAll("(..)", "$1 ").strip(),
                number,
                "Karla Birkevang",
                "karla birkevang, " + town,
                receipt,
                receipt.toLowerCase(java.util.Locale.ROOT))) {
            Locator hits = desk.search(text);
            assertThat(hits).hasCount(1);
            assertThat(hits.first()).containsText(number);
            assertThat(hits.first()).containsText("Karla B.");
        }
        assertTrue(!desk.visitor().main().innerText().contains("Birkevang"), "the family name stays covered");
    }

    @Test
    @DisplayName("a company is found by its CVR number and its name")
    void aCompanyIsFoundByItsCvrNumber(Story story) {
        Desk desk = Desk.of(story, "connie");
        String cvr = story.records().one("select cvr from party where company_name = 'Bøgeholt Logistik A/S'");
        assertThat(desk.search(cvr).first()).containsText("Bøgeholt Logistik A/S");
        assertThat(desk.search("Bøgeholt Log").first()).containsText("Bøgeholt Logistik A/S");
    }

    @Test
    @DisplayName("the number of a family member finds the owner and the user, and says who is which")
    void aSharedNumberFindsOwnerAndUser(Story story) {
        Desk desk = Desk.of(story, "agnete");
        String emils = story.records()
                .one(
                        "select l.msisdn from line l join line_use u on u.line_id = l.id where u.person_id = ? and u.until is null",
                        story.records().partyOf("emil"));
        Locator hits = desk.search(emils);
        assertThat(hits).hasCount(2);
        assertThat(hits.nth(0)).containsText("Susanne K.");
        assertThat(hits.nth(0)).containsText(desk.visitor().words().of("match.OWNER"));
        assertThat(hits.nth(1)).containsText("Emil K.");
        assertThat(hits.nth(1)).containsText(desk.visitor().words().of("match.USER"));
    }

    @Test
    @DisplayName("namesakes are told apart by what the page says about each")
    void namesakesAreToldApart(Story story) {
        Desk desk = Desk.of(story, "agnete");
        String[] name = story.records()
                .all("select concat(p.given_name, '|', p.family_name) from party p join customer c on c.party_id = p.id"
                        + " where p.kind = 'PERSON' group by p.given_name, p.family_name having count(distinct p.id) > 2"
                        + " and count(distinct p.city) > 2 order by p.family_name, p.given_name limit 1")
                .get(0)
                .split("\\|");
        Locator hits = desk.search(name[0] + " " + name[1]);
        assertThat(hits.nth(2)).isVisible();
        int found = hits.count();
        assertTrue(found > 2, name[0] + " " + name[1] + ": " + found);
        assertThat(desk.visitor().main()).containsText(desk.visitor().words().of("search.several", found));
        List<String> told = hits.locator(".row-note").allInnerTexts();
        assertEquals(found, new HashSet<>(told).size(), "each says something of its own: " + told);

        String town = story.records()
                .all(
                        "select city from party where given_name = ? and family_name = ? and city not like '% %' order by city",
                        name[0], name[1])
                .get(0);
        assertThat(desk.search(name[0] + " " + name[1] + ", " + town)).hasCount(1);
    }

    @Test
    @DisplayName("what is searched for never stands in the address, and every search is on record")
    void aSearchIsOnRecord(Story story) {
        Desk desk = Desk.of(story, "dennis");
        String count = "select count(*) from audit_entry where action = 'DESK_SEARCHED'";
        long before = story.records().number(count);
        assertThat(desk.search("Solsortager")).not().hasCount(0);
        assertTrue(!desk.page().url().contains("Solsort"), desk.page().url());
        assertEquals(before + 1, story.records().number(count));
    }
}
