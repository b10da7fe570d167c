using System.Collections.Immutable;
using PlanLint.Text;

namespace PlanLint.Knowledge;

/// <summary>When a change of a field has its effect.</summary>
public enum EffectTrigger
{
    /// <summary>Any change.</summary>
    Changed,
    /// <summary>The field appears.</summary>
    Added,
    /// <summary>The field disappears.</summary>
    Removed,
    /// <summary>A number or quantity grows.</summary>
    Increased,
    /// <summary>A number or quantity shrinks.</summary>
    Decreased,
    /// <summary>The field becomes the row's value.</summary>
    Becomes,
}

/// <summary>What a change of a field makes an operator do, mildest first.</summary>
public enum OperatorEffect
{
    /// <summary>Nothing that is noticed.</summary>
    None,
    /// <summary>The running process reads it again.</summary>
    Reload,
    /// <summary>Pods are restarted in place, one after the other.</summary>
    Restart,
    /// <summary>Pods are made anew, one after the other.</summary>
    Rollout,
    /// <summary>Service stops for the time of the change.</summary>
    Offline,
    /// <summary>The API server or the operator's webhook refuses it, so the apply fails.</summary>
    Rejected,
    /// <summary>All pods are stopped until it is taken back.</summary>
    Stops,
    /// <summary>Data is deleted.</summary>
    DestroysData,
    /// <summary>A safeguard is switched off.</summary>
    Unguards,
}

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
    string Kind, string Name, ImmutableArray<string> Paths, EffectTrigger When, string? Value, OperatorEffect Effect, string Detail, string UnlessAnnotation, Evidence Evidence)
{
    /// <summary>True for a path at or below one of the row's, list indexes written <c>[]</c>.</summary>
    public bool Covers(string path)
    {
        foreach (string own in Paths)
            if (Wildcard.Matches(own, path) || Wildcard.Matches(own + ".*", path) || Wildcard.Matches(own + "[*", path)) return true;
        return false;
    }
}
