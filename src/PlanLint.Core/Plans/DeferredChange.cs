namespace PlanLint.Plans;

/// <summary>A change put off to a later plan.</summary>
/// <param name="Reason">Terraform's reason.</param>
/// <param name="Change">The change as far as it is known.</param>
public sealed record DeferredChange(string Reason, ResourceChange Change);
