namespace PlanLint.Causes;

/// <summary>Why a planned change is there. In the order in which the kinds are tried: of several that are proven the first one counts.</summary>
public enum CauseKind
{
    /// <summary>Somebody asked for it: <c>-replace</c>, <c>-destroy</c>, <c>replace_triggered_by</c>, a tainted object.</summary>
    Requested,
    /// <summary>The difference between the base revision and the configuration reaches it.</summary>
    Edited,
    /// <summary>The object was changed outside of Terraform, and the plan takes that back or follows it.</summary>
    Outside,
    /// <summary>It creates what the inventory lists already.</summary>
    Exists,
    /// <summary>It creates what was there and is gone.</summary>
    Vanished,
    /// <summary>Another version of the provider or of the tool sees other defaults, spellings or computed values.</summary>
    Upgrade,
    /// <summary>Another change makes a value that it takes unknown, or gives it another one.</summary>
    Follows,
    /// <summary>A function that gives another value on every run, such as <c>timestamp()</c>.</summary>
    Impure,
    /// <summary>A data source answers otherwise than before.</summary>
    Lookup,
    /// <summary>An argument of the provider's configuration, such as default tags.</summary>
    Provider,
    /// <summary>The configuration said so at the base revision already, and it was never applied.</summary>
    Pending,
    /// <summary>The configuration says so; since when is not known without a base revision.</summary>
    Configured,
    /// <summary>None of these is known to be true.</summary>
    Unexplained,
}
