package dk.indsigt.container;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;

/** Works in the role CLIENT. */
@Stateless
@RunAs("CLIENT")
public class AsClient extends InRole {}
