using System.Collections.Immutable;
using PlanLint.Addresses;

namespace PlanLint.Plans;

/// <summary>The result of one checkable object.</summary>
/// <param name="Address">As Terraform displays it.</param>
/// <param name="Kind"><c>resource</c>, <c>output_value</c>, <c>check</c> or <c>var</c>.</param>
/// <param name="Status"><c>pass</c>, <c>fail</c>, <c>error</c> or <c>unknown</c>.</param>
/// <param name="Problems">Messages of failed instances.</param>
public sealed record CheckResult(string Address, string Kind, string Status, ImmutableArray<string> Problems)
{
    /// <summary>The resource that is checked; null for the other kinds.</summary>
    public ResourceAddress? Resource { get; } = Kind == "resource" ? ResourceAddress.Parse(Address) : null;
}
