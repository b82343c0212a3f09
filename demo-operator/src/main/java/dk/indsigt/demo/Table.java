package dk.indsigt.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tables that are filled, in an order that satisfies the foreign keys, with the columns of a row. */
enum Table {
    PARTY("id kind given_name family_name birth_date cpr_cipher cpr_hash company_name cvr company_form email phone"
            + " street postal_code city address_protected language created_at version"),
    DATA_KEY("id party_id purpose wrapped_key created_at version"),
    CUSTOMER("id number brand segment party_id since ended_on version"),
    REPRESENTATION("id company_id person_id since until version"),
    SUBSCRIPTION("id customer_id product started_on ended_on version"),
    LINE("id subscription_id msisdn iccid active_from active_to listing listing_since version"),
    LINE_USE("id line_id person_id relation since until version"),
    DEVICE("id line_id imei model first_seen_on version"),
    ACCOUNT("id username password_hash role unit display_name person_id language created_at last_sign_in_at version"),
    MACHINE_CLIENT("id name key_prefix key_hash scopes purposes callbacks created_at created_by version"),
    CONTACT("id account_id unit customer_id party_id channel reason reason_note opened_at closed_at told identified_by"
            + " identified_at identified_evidence version"),
    CONTACT_DISCLOSURE("id contact_id kind object_id reason at version"),
    RECEIPT("id number party_id kind issued_at asked_through facts"),
    LETTER(
            "id party_id addressee_id case_id case_number kind language template_number subject body_cipher sent_at version"),
    MESSAGE("id party_id sent_at channel language subject body receipt_id letter_id read_at version"),
    CONSENT_DECISION("id party_id purpose_code channel brand decision text_id language asked_through evidence provable"
            + " actor_role actor_unit account_id contact_id receipt_id decided_at recorded_at"),
    CONSENT_STATE("id party_id purpose_code channel brand decision_id decision provable since text_id version"),
    MARKETING_OBJECTION("id party_id objected_at asked_through evidence contact_id receipt_id ended_at version"),
    DIRECTORY_CHOICE(
            "id line_id party_id listing asked_through evidence actor_role actor_unit account_id contact_id receipt_id"
                    + " decided_at"),
    INVOICE("id customer_id number issued_on amount_ore paid_on delete_due_on"),
    PURCHASE(
            "id customer_id bought_on channel item amount_ore returned_on paid_through payment_reference delete_due_on"),
    RECORDING_CONSENT("id party_id method call_id digit prompt_version offset_ms agent_account_id given_at withdrawn_at"
            + " withdrawn_through version"),
    RECORDING("id party_id customer_id consent_id direction segment started_at duration_ms subject_da subject_en"
            + " media_type size_bytes wrapped_key rule_code delete_due_on deleted_at deleted_because version"),
    LEGAL_HOLD("id target target_id party_id reason expires_on requested_by requested_at approved_by approved_at"
            + " lift_reason lift_requested_by lift_requested_at lifted_by lifted_at version"),
    DISCLOSURE("id party_id recipient_code activity data_set reference at delete_due_on"),
    ROBINSON_LIST("id list_date state entries imported_at version"),
    ROBINSON_ENTRY("list_id point_hash since"),
    RECIPIENT_NOTICE(
            "id request_id party_id recipient_code kind reference state attempts created_at next_attempt_at sent_at"
                    + " acknowledged_at acknowledged_by acknowledged_how version"),
    MAIL_EVENT("id party_id brand reference kind at recorded_at delete_due_on"),
    COOKIE_CHOICE("id visitor_id brand host act statistics marketing social statistics_text_id marketing_text_id"
            + " social_text_id language decided_at decided_on delete_due_on"),
    RETENTION_RUN("id started_at finished_at started_by as_of error_code version"),
    RETENTION_RUN_RULE("id run_id rule_code deleted held failed oldest_due_on millis version"),
    MANDATE("id party_id holder_id standing scope valid_from valid_until evidence checked_by checked_at version"),
    CREDIT_ASSESSMENT("id party_id customer_id kind source bureau_code inputs criteria would_pass outcome decided_at"
            + " delete_due_on"),
    RIGHTS_REQUEST("id number type party_id standing requester_id asked_through language received_at recorded_at state"
            + " state_since identified_by identified_at due_on clock_stopped_at clock_stopped_days handler_id"
            + " proposed_by proposed_at decided_by decided_at outcome closed_at steps wish_cipher version"),
    RIGHTS_STEP("id request_id ordinal step from_state to_state at actor_role actor_unit account_id reason"),
    RIGHTS_ITEM("id request_id type_code ordinal category object_id amount outcome computed ground_code version"),
    NEWSLETTER_ISSUE("id purpose_code brand title_da title_en body_da body_en state send_at created_by created_at asked"
            + " queued version"),
    SURVEY("id brand name_da name_en intro_da intro_en closes_on issue_id created_by created_at version"),
    SURVEY_QUESTION("survey_id place kind text_da text_en"),
    SURVEY_RESPONSE("id survey_id party_id answered_at asked_through delete_due_on version"),
    SURVEY_ANSWER("response_id place score words"),
    COMPETITION("id brand name_da name_en terms_da terms_en prize_da prize_en minimum_age asks_phone closes_on draws_on"
            + " state created_by created_at closed_at entries list_hash commitment seed passed_over survey_id version"),
    COMPETITION_ENTRY("id competition_id party_id entered_at asked_through text_id language version"),
    CALLBACK_REQUEST("id party_id phone topic window_from window_until asked_at asked_through text_id language state"
            + " attempts version"),
    AUDIT_ENTRY("at actor_role actor_unit account_id contact_id action party_id object_id reason detail shown"),
    LOCATION_RECORD("line_id person_id at area delete_due_on"),
    TRAFFIC_RECORD("line_id person_id at kind outgoing counterpart seconds bytes delete_due_on");

    private final String[] columns;

    Table(String columns) {
        this.columns = columns.split(" ");
    }

    int width() {
        return columns.length;
    }

    /** @return the statement that adds a row */
    String insert() {
        return "INSERT INTO " + name().toLowerCase(Locale.ROOT) + " (" + String.join(", ", columns) + ") VALUES ("
                + Arrays.stream(columns).map(column -> "?").collect(Collectors.joining(", ")) + ")";
    }
}
