using System.Collections.Immutable;
using PlanLint.Addresses;

namespace PlanLint.Loading;

/// <summary>An <c>owner</c> block of the options.</summary>
/// <param name="Owners">Whom its label names.</param>
/// <param name="Addresses">What they own.</param>
public sealed record AddressOwners(ImmutableArray<string> Owners, ImmutableArray<AddressPattern> Addresses);
