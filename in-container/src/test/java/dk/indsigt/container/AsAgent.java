package dk.indsigt.container;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;

/** Works in the role AGENT. */
@Stateless
@RunAs("AGENT")
public class AsAgent extends InRole {}
