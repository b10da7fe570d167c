using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PlanLint.Plans;
using PlanLint.Secrets;

namespace PlanLint.Effects;

/// <summary>
/// What the apply of a plan does, in a form that is the same for each plan that means the same: without the time, the order of entries, the
/// way that values are written, and what is only known after apply and nobody reads (docs/plan-digest.md).
/// </summary>
public sealed class PlanEffects
{
    /// <summary>How a digest begins; the number is raised when the canonical form changes.</summary>
    public const string Prefix = "planlint-plan-1:";

    /// <summary>How the digest of a plan begins that changes secrets while no key is set: it holds only that they change.</summary>
    public const string PrefixWithoutSecrets = "planlint-plan-1p:";

    private PlanEffects(Plan plan, ImmutableArray<PlanEffect> all) => (Plan, All) = (plan, all);

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>All effects, ordered by subject and action.</summary>
    public ImmutableArray<PlanEffect> All { get; }

    /// <summary>True when a secret is part of an effect.</summary>
    public bool HoldSecrets => All.Any(e => e.Facts.Any(f => f.HoldsSecret));

    /// <summary>Why nothing can be said for certain of what the plan does, as a sentence without its end; null when it can.</summary>
    public string? Problem =>
        Plan.Errored ? "planning failed, so it holds only a part of the changes"
        : Plan.IsRedacted ? "it is HCP Terraform's redacted plan, which hides values"
        : !Plan.UnknownSections.IsEmpty ? $"it has sections that this version does not know: {string.Join(", ", Plan.UnknownSections)}"
        : null;

    /// <summary>The effects of a plan. Reads the values of each change; linear in them. Only what the plan marks is a secret.</summary>
    public static PlanEffects Of(Plan plan) => Of(plan, SecretArguments.None);

    /// <summary>The effects of a plan, with what is known to be secret beside the plan's own marks.</summary>
    internal static PlanEffects Of(Plan plan, SecretArguments secrets) => new(plan, new EffectReader(plan, secrets).Read());

    /// <summary>The canonical text, one line for each effect and each fact, with line feeds.</summary>
    public string ToText() => string.Concat(All.SelectMany(e => e.Lines()).Select(l => l + "\n"));

    /// <summary>The prefix and the SHA-256 of the canonical text in hexadecimal: equal for plans that do the same.</summary>
    public string Digest() =>
        (HoldSecrets && !HashedSecret.IsKeyed ? PrefixWithoutSecrets : Prefix) + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToText())));
}
