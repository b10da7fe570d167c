using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Knowledge;

/// <summary>A diff that comes back after every apply (PL0117).</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Types">Globs over resource types.</param>
/// <param name="Paths">Globs over attribute paths as Terraform writes them.</param>
/// <param name="Cause">Why it comes back, a clause.</param>
/// <param name="Remedy">What ends it, an instruction.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record PerpetualDiff(string Name, ImmutableArray<string> Types, ImmutableArray<string> Paths, string Cause, string Remedy, Evidence Evidence)
{
    /// <summary>True when something outside of Terraform writes it, so that drift is its sign; otherwise it is a matter of how the value is written.</summary>
    public bool IsWrittenByOthers { get; init; }

    /// <summary>True for an attribute path as Terraform writes it.</summary>
    public bool Covers(string path) => Wildcard.MatchesAny(Paths, path);
}

/// <summary>Attributes that only the provider reads: changing them changes nothing outside (PL0210).</summary>
/// <param name="Types">Globs over resource types.</param>
/// <param name="Attributes">Globs over top-level attribute names.</param>
/// <param name="RunsUpdate">True when a change of them still makes the provider run its update, such as a Helm upgrade.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record ProviderSideAttributes(ImmutableArray<string> Types, ImmutableArray<string> Attributes, bool RunsUpdate, Evidence Evidence);

/// <summary>Secrets that are only told at creation, so an import leaves them null (PL0212).</summary>
/// <param name="Types">Globs over resource types.</param>
/// <param name="Attributes">Globs over attribute names.</param>
/// <param name="IsSettable">True when the configuration may set the secret itself, which rotates it.</param>
/// <param name="Remedy">What to do instead, an instruction; empty when the general one will do.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record UnrecoverableSecret(ImmutableArray<string> Types, ImmutableArray<string> Attributes, bool IsSettable, string Remedy, Evidence Evidence);

/// <summary>A setting that stands between an object and its deletion (PL0125).</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="Types">Globs over resource types.</param>
/// <param name="Paths">Globs over attribute paths without list indexes: <c>deletion_protection</c>, <c>versioning.status</c>.</param>
/// <param name="Weakens">How a change takes the guard away.</param>
/// <param name="Values">Values that take it away, for <see cref="GuardRemoval.Becomes"/>; empty otherwise.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record DeletionGuard(string Name, ImmutableArray<string> Types, ImmutableArray<string> Paths, GuardRemoval Weakens, ImmutableArray<string> Values, Evidence Evidence)
{
    /// <summary>Globs over resource types that it guards unless it is switched off.</summary>
    public ImmutableArray<string> DefaultFor { get; init; } = [];

    /// <summary>True for types that it guards unless it is switched off.</summary>
    public bool GuardsByDefault(string resourceType) => Wildcard.MatchesAny(DefaultFor, resourceType);

    /// <summary>True for a resource type and an attribute path without list indexes.</summary>
    public bool Covers(string resourceType, string path) => Wildcard.MatchesAny(Types, resourceType) && Wildcard.MatchesAny(Paths, path);
}

/// <summary>How a change takes a deletion guard away.</summary>
public enum GuardRemoval
{
    /// <summary>From true to false, null or absent.</summary>
    TrueToFalse,
    /// <summary>From false, null or absent to true.</summary>
    FalseToTrue,
    /// <summary>A number becomes smaller.</summary>
    Shrinks,
    /// <summary>A number becomes zero.</summary>
    ToZero,
    /// <summary>A string becomes one of the row's values.</summary>
    Becomes,
}

/// <summary>What is known about a Helm chart.</summary>
/// <param name="Name">The chart's name, or a glob over names.</param>
/// <param name="TemplatesCrds">True when its templates hold CRDs, so that uninstalling it deletes them and every object of their kinds.</param>
/// <param name="ShipsCrds">True when it brings CRDs in any way, so that their kinds are unknown before it is installed.</param>
/// <param name="CrdGroups">API groups of those CRDs, or globs.</param>
/// <param name="KeepSetting">The value that keeps the CRDs, such as <c>crds.keep</c>; empty when there is none.</param>
/// <param name="Holds">The data it holds, for messages: <c>a database</c>; empty when it holds none.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record ChartKnowledge(string Name, bool TemplatesCrds, bool ShipsCrds, ImmutableArray<string> CrdGroups, string KeepSetting, string Holds, Evidence Evidence);
