using PlanLint.Addresses;
using PlanLint.Values;

namespace PlanLint.Plans;

/// <summary>Follows attributes that are only known after apply to the planned resource they refer to.</summary>
internal static class PlannedReferences
{
    /// <summary>
    /// For each attribute not known yet that refers to exactly one resource instance, that instance's values after apply, by
    /// attribute. Null when there is nothing to follow.
    /// </summary>
    /// <param name="change">The change whose attributes are followed.</param>
    /// <param name="after">Its values after apply; null to read what is needed of them.</param>
    /// <param name="plan">The plan.</param>
    public static Value? Of(ResourceChange change, Value? after, Plan? plan)
    {
        if (plan?.Configuration?.Resources.GetValueOrDefault(change.Address.BlockAddress()) is not { } configured) return null;
        if (configured.AttributeReferences.IsEmpty) return null;
        after ??= change.After;
        List<KeyValuePair<string, Value>>? found = null;
        foreach (var (attribute, references) in configured.AttributeReferences)
        {
            if (after[attribute] is { IsKnown: true }) continue;
            if (Referred(change.Address, references, plan) is { } target) (found ??= []).Add(new(attribute, target.After));
        }
        return found is null ? null : Value.Object(found);
    }

    /// <summary>The one planned resource that an attribute refers to; null when it refers to none or several.</summary>
    public static ResourceChange? Targets(ResourceChange change, string attribute, Plan plan) =>
        plan.Configuration?.Resources.GetValueOrDefault(change.Address.BlockAddress())?.AttributeReferences.GetValueOrDefault(
            attribute) is { IsDefault: false } references
            ? Referred(change.Address, references, plan)
            : null;

    private static ResourceChange? Referred(ResourceAddress from, IEnumerable<string> references, Plan plan)
    {
        ResourceAddress? target = null;
        foreach (string reference in references)
        {
            if (IsOther(reference) || !ResourceAddress.TryParse(reference, out var address)) continue;
            if (target is not null && (target.Type != address.Type || target.Name != address.Name || target.Mode != address.Mode)) return null;
            // Of "a.b" and "a.b[0]" the one with a key says more.
            if (target is null || address.Key is not null) target = address;
        }
        if (target is null) return null;
        var local = new ResourceAddress(from.Module, target.Mode, target.Type, target.Name);
        foreach (var key in (ReadOnlySpan<InstanceKey?>)[target.Key, from.Key, null])
        {
            var instance = key is { } known ? local.WithKey(known) : local;
            if (plan.ChangesOf(instance).FirstOrDefault(c => c.DeposedKey is null) is { } change) return change;
        }
        return null;
    }

    /// <summary>True for references to things that are no resources, though some read like one.</summary>
    private static bool IsOther(string reference)
    {
        int dot = reference.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 || reference[..dot] is "var" or "local" or "each" or "count" or "path" or "self" or "terraform" or "tofu" or "module";
    }
}
