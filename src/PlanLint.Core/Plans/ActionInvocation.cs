using PlanLint.Addresses;

namespace PlanLint.Plans;

/// <summary>An action of a provider that runs before or after a change (Terraform 1.14).</summary>
/// <param name="Address">Its address, such as <c>action.aws_lambda_invoke.warm</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="ProviderName">Source address of the provider.</param>
/// <param name="TriggeredBy">The resource whose change runs it; null when it was invoked by hand.</param>
/// <param name="TriggerEvent">When it runs, such as <c>AfterCreate</c>; empty when it was invoked by hand.</param>
public sealed record ActionInvocation(string Address, string Type, string ProviderName, ResourceAddress? TriggeredBy, string TriggerEvent);
