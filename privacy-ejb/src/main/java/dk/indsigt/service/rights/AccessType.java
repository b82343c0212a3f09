package dk.indsigt.service.rights;

import dk.indsigt.domain.rights.RequestType;
import jakarta.enterprise.context.Dependent;

/** Art. 15: a copy of everything, and what the law wants told with it. */
@Dependent
class AccessType extends Releasing {
    @Override
    public RequestType type() {
        return RequestType.ACCESS;
    }
}
