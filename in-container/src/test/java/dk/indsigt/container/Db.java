package dk.indsigt.container;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.UUID;

/** Looks at and changes the database beside the services, each time in a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Db {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    /** @return a number */
    public long count(String sql, Object... values) {
        return ((Number) query(sql, values).getSingleResult()).longValue();
    }

    /** @return the first column of the first row as text, or {@code null} */
    public String text(String sql, Object... values) {
        List<?> rows = query(sql, values).getResultList();
        return rows.isEmpty() || rows.get(0) == null ? null : rows.get(0).toString();
    }

    public List<?> rows(String sql, Object... values) {
        return query(sql, values).getResultList();
    }

    public int run(String sql, Object... values) {
        return query(sql, values).executeUpdate();
    }

    public <T> T find(Class<T> type, Object id) {
        return em.find(type, id);
    }

    public List<?> jpql(String query, int most) {
        return em.createQuery(query).setMaxResults(most).getResultList();
    }

    private Query query(String sql, Object... values) {
        Query query = em.createNativeQuery(sql);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i] instanceof UUID id ? id.toString() : values[i]);
        }
        return query;
    }
}
