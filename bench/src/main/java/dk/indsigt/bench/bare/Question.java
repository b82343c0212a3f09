package dk.indsigt.bench.bare;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * Whether people may be sent a text message now, in SQL: everything that the answer rests on is read, for whoever a number reaches, and nothing is
 * made of it.
 */
public final class Question {
    private static final int HASH = 32;
    private static final String SQL =
            "select x.point, p.kind, p.deceased_on, p.phone, s.decision, s.provable, s.valid_until,"
                    + " exists (select 1 from processing_stop f where f.party_id = p.id and f.ended_at is null and f.kind ="
                    + " 'RESTRICTION'), exists (select 1 from processing_stop h where h.party_id = p.id and h.ended_at is null and"
                    + " h.kind = 'OBJECTION' and h.activity = 'PA05'), exists (select 1 from marketing_objection o where o.party_id = p.id and o.ended_at is null),"
                    + " exists (select 1 from consent_text t join consent_text n on n.purpose_code = t.purpose_code and n.number >"
                    + " t.number and n.asks_again and n.valid_from <= utc_timestamp(6) where t.id = s.text_id), exists (select 1 from"
                    + " consent_event e where e.party_id = p.id and e.client_id = '00000000-0000-4000-8000-000000000000' and"
                    + " e.confirmed_at is null and e.stops), exists (select 1 from contact_suppression z where z.kind = 'PHONE' and"
                    + " z.ended_at is null and z.point_hash in (%1$s)) from (select q.phone as point, q.id from party q where q.phone"
                    + " in (%1$s) union all select l.msisdn, coalesce(u.person_id, c.party_id) from line l join subscription b on"
                    + " b.id = l.subscription_id join customer c on c.id = b.customer_id left join line_use u on u.line_id = l.id and"
                    + " u.until is null where l.active_to is null and l.msisdn in (%1$s)) x join party p on p.id = x.id left join"
                    + " consent_state s on s.party_id = p.id and s.purpose_code = 'MKT_OWN' and s.channel = 'SMS' and s.brand ="
                    + " 'THREE' where p.erased_at is null";

    private Question() {}

    /** @return the statement for so many numbers */
    public static String about(int numbers) {
        return String.format(SQL, String.join(",", Collections.nCopies(numbers, "?")));
    }

    /** Binds the numbers; their keyed hashes, which cost nothing here, are none of anybody's. */
    public static void bind(PreparedStatement statement, List<String> numbers) throws SQLException {
        int count = numbers.size();
        for (int i = 0; i < count; i++) {
            byte[] hash = new byte[HASH];
            hash[0] = (byte) i;
            hash[1] = (byte) (i >> Byte.SIZE);
            statement.setBytes(i + 1, hash);
            statement.setString(count + i + 1, numbers.get(i));
            statement.setString(2 * count + i + 1, numbers.get(i));
        }
    }
}
