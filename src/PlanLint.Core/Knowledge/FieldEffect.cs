using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Knowledge;

/// <summary>What happens when fields of a custom resource change.</summary>
/// <param name="Kind">The kind with its group: <c>Cluster.postgresql.cnpg.io</c>.</param>
/// <param name="Name">Name of the row.</param>
/// <param name="Paths">Paths or globs within the object, list indexes written <c>[]</c>; a path stands for everything below it.</param>
/// <param name="When">When it happens.</param>
/// <param name="Value">The value that makes it happen, for <see cref="EffectTrigger.Becomes"/>; null otherwise.</param>
/// <param name="Effect">What happens.</param>
/// <param name="Detail">How, a clause for messages.</param>
/// <param name="UnlessAnnotation">Annotation <c>key=value</c> that prevents it; empty when none does.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record FieldEffect(
    string Kind, string Name, ImmutableArray<string> Paths, EffectTrigger When, string? Value, OperatorEffect Effect, string Detail, string UnlessAnnotation,
        Evidence Evidence)
{
    /// <summary>True for a path at or below one of the row's, list indexes written <c>[]</c>.</summary>
    public bool Covers(string path)
    {
        foreach (string own in Paths)
            if (Wildcard.Matches(own, path) || Wildcard.Matches(own + ".*", path) || Wildcard.Matches(own + "[*", path)) return true;
        return false;
    }
}
