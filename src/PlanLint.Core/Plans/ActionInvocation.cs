using PlanLint.Addresses;
using PlanLint.Values;

namespace PlanLint.Plans;

/// <summary>An action of a provider that the apply runs: with a change, or because somebody asked for it (Terraform 1.14).</summary>
/// <param name="Address">Its address, such as <c>action.aws_lambda_invoke.warm</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="ProviderName">Source address of the provider.</param>
/// <param name="TriggeredBy">The resource whose change runs it; null when it was invoked by hand.</param>
/// <param name="TriggerEvent">When it runs, such as <c>AfterCreate</c>; empty when it was invoked by hand.</param>
public sealed record ActionInvocation(string Address, string Type, string ProviderName, ResourceAddress? TriggeredBy, string TriggerEvent)
{
    /// <summary>Why it is put off to a later plan, in Terraform's word; null when this apply runs it.</summary>
    public string? DeferredReason { get; init; }

    /// <summary>What the action is told, sensitive parts marked; a null value when the file does not say.</summary>
    public Value Configuration { get; init; } = Value.DynamicNull;

    /// <summary>True when a later plan runs it.</summary>
    public bool IsDeferred => DeferredReason is not null;
}
