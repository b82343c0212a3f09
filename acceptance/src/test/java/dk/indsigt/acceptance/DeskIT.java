package dk.indsigt.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The agent acts for a customer, as far as it is known who asks. */
@ExtendWith(Stage.class)
final class DeskIT {

    @Test
    @DisplayName("DE-1UND1-2020: a caller who only knows name and birth date sees covered data and can change nothing")
    void knowingFactsIsNoProof(Story story) {
        Desk desk = Desk.of(story, "agnete").open("ida", "PHONE", "CUSTOMER_CALLS");
        Visitor agent = desk.visitor();
        String ida = story.records().partyOf("ida");
        String phone = story.records().phoneOf("ida");
        for (String fact : List.of("NAME", "BIRTH_DATE", "CPR", "ADDRESS", "PHONE_NUMBER", "SAYS_SPOUSE")) {
            desk.told(fact).check();
        }
        desk.buttonIn("told", "identify.note").click();
        assertThat(desk.told("SAYS_SPOUSE")).isChecked();
        assertThat(agent.main()).containsText(agent.words().of("identify.missing"));
        assertThat(desk.form("cpr")).hasCount(0);

        List<String> secrets = List.of(
                story.records().one("select family_name from party where id = ?", ida),
                story.records().one("select street from party where id = ?", ida),
                story.records().one("select email from party where id = ?", ida),
                phone.substring(3, 5) + " " + phone.substring(5, 7) + " " + phone.substring(7, 9) + " "
                        + phone.substring(9));
        for (String path :
                List.of("/desk/contact/identify.xhtml", "/self/overview/show.xhtml", "/self/party/edit.xhtml")) {
            desk.show(path);
            String text = agent.page().locator("body").innerText();
            String values = String.join(
                    "|",
                    agent.page()
                            .locator("main input")
                            .evaluateAll("all => all.map(one => one.value)")
                            .toString());
            secrets.forEach(secret -> assertFalse((text + values).contains(secret), path + " shows " + secret));
        }
        assertThat(agent.button("form.save")).isDisabled();
        for (String path : List.of(
                "/self/data/show.xhtml?category=TRAFFIC",
                "/self/data/list.xhtml",
                "/self/directory/list.xhtml",
                "/self/recording/list.xhtml",
                "/self/consent/list.xhtml",
                "/self/notice/list.xhtml")) {
            desk.show(path);
            assertThat(agent.page().locator("body")).containsText(Pattern.compile("MitID"));
            assertFalse(agent.page().locator("body").innerText().contains(secrets.get(3)), path);
        }

        Visitor customer = story.signedIn("ida");
        customer.open("/self/audit/list.xhtml");
        assertThat(customer.page().locator(".looks"))
                .containsText(customer.words().of("audit.CONTACT_REFUSED"));
        assertThat(customer.page().locator(".looks"))
                .containsText(customer.words().of("because.TOLD_IS_NO_PROOF"));
    }

    @Test
    @DisplayName(
            "a code sent to the phone on file identifies the caller; the agent then acts with evidence, and the customer sees unit and reason, not the name")
    void aCodeIdentifiesAndTheCustomerSeesTheLook(Story story) {
        Desk desk = Desk.of(story, "agnete").open("susanne", "PHONE", "PRIVACY_REQUEST");
        Visitor agent = desk.visitor();
        String code = desk.code(story.records().phoneOf("susanne"));
        agent.field("code").fill("000000".equals(code) ? "111111" : "000000");
        desk.buttonIn("byCode", "identify.codeCheck").click();
        assertThat(agent.messageOf("code")).hasText(agent.words().of("error.CODE_WRONG"));
        agent.field("code").fill(code);
        desk.buttonIn("byCode", "identify.codeCheck").click();
        assertThat(agent.main()).containsText(agent.words().of("identify.done"));

        desk.show("/self/consent/list.xhtml");
        Locator choice = FirstSteps.choice(agent, "consent.off");
        choice.locator("a").click();
        agent.press("consent.giveNow");
        assertThat(agent.messageOf("evidence")).hasText(agent.words().of("error.EVIDENCE_REQUIRED"));
        agent.field("evidence").fill("Opkald 2026-11-21, 10.15");
        agent.press("consent.giveNow");
        String receipt = agent.receiptNumber();
        assertThat(agent.fact("receipt.through")).hasText(agent.words().of("channel.PHONE"));

        Visitor customer = story.signedIn("susanne");
        FirstSteps.inboxHas(customer, receipt);
        customer.open("/self/consent/history.xhtml");
        assertThat(customer.page().locator(".timeline > li").first()).containsText("Kundeservice København");
        customer.open("/self/audit/list.xhtml");
        Locator looks = customer.page().locator(".looks");
        assertThat(looks).containsText(customer.words().of("audit.CONTACT_OPENED"));
        assertThat(looks).containsText(customer.words().of("because.PRIVACY_REQUEST"));
        assertThat(looks).containsText(customer.words().of("audit.CONTACT_IDENTIFIED"));
        assertThat(looks).containsText(customer.words().of("audit.CONSENT_DECIDED"));
        assertThat(looks).containsText("Kundeservice København");
        assertThat(customer.page().locator("body")).not().containsText("Agnete");
        assertThat(customer.page().locator("body")).not().containsText("Havreholt");
    }

    @Test
    @DisplayName("a document is proof in a shop and nowhere else")
    void aDocumentIsProofInAShopOnly(Story story) {
        Desk phone = Desk.of(story, "bjarke").open("jens", "PHONE", "CUSTOMER_CALLS");
        assertThat(phone.form("byDocument")).hasCount(0);
        Desk shop = phone.open("jens", "SHOP", "CUSTOMER_IN_SHOP");
        Visitor agent = shop.visitor();
        agent.field("document").fill("12");
        shop.buttonIn("byDocument", "identify.record").click();
        assertThat(agent.messageOf("document")).hasText(agent.words().of("error.DOCUMENT_NUMBER"));
        agent.field("document").fill("P12345678");
        shop.buttonIn("byDocument", "identify.record").click();
        assertThat(agent.main()).containsText(agent.words().of("identify.done"));
        assertThat(agent.page().locator(".contact-bar"))
                .containsText(agent.words().of("identification.DOCUMENT"));
    }

    @Test
    @DisplayName("a MitID reference is proof, and nonsense is not; nothing opens without channel and reason")
    void aMitIdReferenceIsProof(Story story) {
        Desk desk = Desk.of(story, "agnete");
        Visitor agent = desk.visitor();
        desk.search(desk.numberOf("bent")).first().click();
        agent.press("open.go");
        assertThat(agent.messageOf("channel")).hasText(agent.words().of("error.CHANNEL_REQUIRED"));
        agent.field("channel").selectOption("PHONE");
        agent.press("open.go");
        assertThat(agent.messageOf("reason")).hasText(agent.words().of("error.REASON_REQUIRED"));
        agent.field("reason").selectOption("BILLING_CHECK");
        agent.field("note").fill("Kortet er 4571 0000 0000 0001");
        agent.press("open.go");
        assertThat(agent.messageOf("note")).hasText(agent.words().of("error.CARD_NUMBER_IN_TEXT"));
        agent.field("note").fill("");
        agent.press("open.go");
        agent.field("mitid").fill("nej");
        desk.buttonIn("byMitId", "identify.record").click();
        assertThat(agent.messageOf("mitid")).hasText(agent.words().of("error.MITID_REFERENCE"));
        desk.identified();
        desk.show("/self/data/show.xhtml?category=IDENTITY");
        assertThat(agent.main()).containsText("Bent Hjorteballe");
    }

    @Test
    @DisplayName("the full CPR number takes a reason, is shown once, is told to the customer, and finds the customer")
    void theFullCprNumberTakesAReason(Story story) {
        Desk desk = Desk.of(story, "agnete")
                .open("gitte", "PHONE", "CUSTOMER_CALLS")
                .identified();
        Visitor agent = desk.visitor();
        agent.press("identify.cprShow");
        assertThat(agent.messageOf("reason")).hasText(agent.words().of("error.REASON_REQUIRED"));
        agent.field("reason").selectOption("IDENTITY_MATCH");
        agent.press("identify.cprShow");
        Locator shown = agent.page().locator("main p.number");
        assertThat(shown).hasText(Pattern.compile("^\\d{6}-?\\d{4}$"));
        String cpr = shown.innerText().strip();
        desk.show("/desk/contact/identify.xhtml");
        assertThat(shown).hasCount(0);

        assertThat(desk.search(cpr)).hasCount(1);
        assertThat(desk.search(cpr.replace("-", "")).first()).containsText("Gitte S.");
        Visitor customer = story.signedIn("gitte");
        customer.open("/self/audit/list.xhtml");
        assertThat(customer.page().locator(".looks"))
                .containsText(customer.words().of("audit.CPR_UNCOVERED"));
        assertThat(customer.page().locator(".looks"))
                .containsText(customer.words().of("because.IDENTITY_MATCH"));
    }

    @Test
    @DisplayName("P-3.6.1-e: a recording is heard for one of three purposes, and the customer is told")
    void aRecordingIsHeardForAPurpose(Story story) {
        String id = story.records()
                .all(
                        "select id from recording where party_id = ? and deleted_at is null order by started_at desc",
                        story.records().partyOf("bent"))
                .get(0);
        Desk desk = Desk.of(story, "agnete").open("bent", "PHONE", "COMPLAINT").identified();
        Visitor agent = desk.visitor();
        String audio = "/self/recording/audio?id=" + id + "&contact=" + desk.contact();
        assertEquals(404, agent.status(audio), "not without a purpose");
        desk.show("/self/recording/show.xhtml?id=" + id);
        assertThat(agent.page().locator("audio")).hasCount(0);
        assertEquals(
                List.of("QUALITY", "TRAINING", "DOCUMENTATION"),
                agent.field("listeningPurpose")
                        .locator("option")
                        .evaluateAll("all => all.map(one => one.value).filter(one => one)"));
        agent.press("recording.open");
        assertThat(agent.main()).containsText(agent.words().of("error.PURPOSE_REQUIRED"));
        agent.field("listeningPurpose").selectOption("DOCUMENTATION");
        agent.press("recording.open");
        assertThat(agent.page().locator("audio")).hasCount(1);
        assertEquals(200, agent.status(audio));

        Visitor customer = story.signedIn("bent");
        customer.open("/self/audit/list.xhtml");
        assertThat(customer.page().locator(".looks"))
                .containsText(customer.words().of("audit.RECORDING_HEARD"));
        assertThat(customer.page().locator(".looks"))
                .containsText(customer.words().of("because.DOCUMENTATION"));
    }

    @Test
    @DisplayName("a secret number stays covered at the desk until there is a reason, which the customer sees")
    void aSecretNumberStaysCovered(Story story) {
        String msisdn = story.records()
                .one(
                        "select l.msisdn from line l join subscription s on s.id = l.subscription_id join customer c on c.id = s.customer_id"
                                + " where c.party_id = ?",
                        story.records().partyOf("vibeke"));
        String number = msisdn.substring(3).replaceAll("(..)", "$1 ").strip();
        Desk desk =
                Desk.of(story, "agnete").open("vibeke", "PHONE", "FAULT_REPAIR").identified();
        Visitor agent = desk.visitor();
        desk.show("/self/directory/list.xhtml");
        assertThat(agent.main()).not().containsText(number);
        agent.page().locator("main .list a").first().click();
        assertThat(agent.heading()).not().containsText(number);
        agent.field("reason").selectOption("FAULT_REPAIR");
        agent.press("directory.uncover");
        assertThat(agent.heading()).containsText(number);

        Visitor customer = story.signedIn("vibeke");
        customer.open("/self/audit/list.xhtml");
        assertThat(customer.page().locator(".looks"))
                .containsText(customer.words().of("audit.NUMBER_UNCOVERED"));
    }

    @Test
    @DisplayName("EU-C61-19-ORANGE: a yes that cannot be proved is shown as such and is not used")
    void aYesWithoutProofIsNotUsed(Story story) {
        String customer = story.records()
                .all(
                        "select c.number from consent_state s join customer c on c.party_id = s.party_id join consent_purpose p"
                                + " on p.code = s.purpose_code where not s.provable and s.decision = 'GIVEN' and c.brand = s.brand"
                                + " and p.in_portal and c.ended_on is null order by c.number")
                .get(0);
        Desk desk = Desk.of(story, "agnete")
                .openCustomer(customer, "PHONE", "PRIVACY_REQUEST")
                .identified();
        desk.show("/self/consent/list.xhtml");
        Locator unproved = desk.page()
                .locator(
                        ".choices > li",
                        new Page.LocatorOptions()
                                .setHasText(desk.visitor().words().of("consent.notProvable")));
        assertTrue(unproved.count() > 0);
        for (Locator choice : unproved.all()) {
            assertThat(choice.locator(".badge").first())
                    .hasText(desk.visitor().words().of("consent.off"));
        }
    }

    @Test
    @DisplayName("a contact belongs to the agent who opened it, and ends when it is closed")
    void aContactBelongsToItsAgent(Story story) {
        Desk desk =
                Desk.of(story, "agnete").open("jens", "PHONE", "CUSTOMER_CALLS").identified();
        String path = "/self/data/show.xhtml?category=IDENTITY&contact=" + desk.contact();
        assertEquals(200, desk.visitor().status(path));
        assertEquals(404, story.signedIn("dennis").status(path), "another agent");
        desk.visitor().press("contact.close");
        assertThat(desk.visitor().heading()).hasText(desk.visitor().words().of("search.title"));
        assertEquals(404, desk.visitor().status(path), "closed");
    }

    @Test
    @DisplayName("ES-XFERA-TD129-2020: the agent withdraws for the customer by letter, and the recording goes at once")
    void theAgentWithdrawsForTheCustomer(Story story) {
        String id = story.records()
                .all(
                        "select id from recording where party_id = ? and deleted_at is null and delete_due_on > current_date + interval 3 day"
                                + " order by started_at",
                        story.records().partyOf("jens"))
                .get(0);
        Desk desk = Desk.of(story, "bjarke")
                .open("jens", "LETTER", "CUSTOMER_WRITES")
                .identified();
        desk.show("/self/recording/show.xhtml?id=" + id);
        desk.visitor().press("recording.withdraw");
        desk.visitor().receiptNumber();
        assertThat(desk.visitor().fact("receipt.through"))
                .hasText(desk.visitor().words().of("channel.LETTER"));
        assertEquals(
                "LETTER",
                story.records()
                        .one(
                                "select c.withdrawn_through from recording r join recording_consent c on c.id = r.consent_id where r.id = ?",
                                id));
    }
}
