using System.Collections.Immutable;
using PlanLint.Effects;

namespace PlanLint.Approvals;

/// <summary>An effect of an approved plan.</summary>
/// <param name="Subject">What it is done to, as in <see cref="PlanEffect.Subject"/>; concealed when it holds a secret.</param>
/// <param name="Action">What is done.</param>
/// <param name="Facts">What is said of it, concealed, by name.</param>
public sealed record ApprovedEffect(string Subject, string Action, ImmutableSortedDictionary<string, string> Facts);
