using System.Collections.Immutable;
using PlanLint.Intents;
using PlanLint.Plans;

namespace PlanLint.Causes;

/// <summary>What intents say of changes. Immutable.</summary>
public sealed class Intentions
{
    private readonly ImmutableArray<Intent> limits;
    private readonly DateOnly? today;
    private readonly bool isZeroDiff;

    /// <summary>What these intents say on a day; null when the day does not matter.</summary>
    public Intentions(IEnumerable<Intent> intents, DateOnly? today)
    {
        ArgumentNullException.ThrowIfNull(intents);
        this.today = today;
        var all = intents.ToImmutableArray();
        limits = [.. all.Where(Limits)];
        isZeroDiff = all.Any(i => i.Mode == IntentMode.ZeroDiff && !HasExpired(i));
    }

    /// <summary>The intents that say what may change, expired ones included.</summary>
    public ImmutableArray<Intent> Limiting => limits;

    /// <summary>What intents and the difference since the base revision say together.</summary>
    /// <param name="change">The change.</param>
    /// <param name="isReached">Whether the difference reaches it; null when there is no base revision, or it cannot be told.</param>
    /// <param name="hasBase">True when there is a base revision.</param>
    public Intention Of(ResourceChange change, bool? isReached, bool hasBase)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (isZeroDiff) return Intention.Forbidden;
        if (limits.Any(i => !HasExpired(i) && Covers(i, change))) return Intention.Allowed;
        if (limits.Any(i => !HasExpired(i) && Excludes(i, change)) || !hasBase && limits.Length > 0) return Intention.Forbidden;
        return isReached switch { true => Intention.Reached, false => Intention.NotReached, null => Intention.Unknown };
    }

    /// <summary>What intents say of an action that is invoked.</summary>
    public Intention Of(ActionInvocation invocation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        if (isZeroDiff) return Intention.Forbidden;
        if (limits.IsEmpty) return Intention.Unknown;
        return limits.Any(i => !HasExpired(i) && Covers(i, invocation)) ? Intention.Allowed : Intention.Forbidden;
    }

    /// <summary>True when an intent allows an action to be invoked.</summary>
    public static bool Covers(Intent intent, ActionInvocation invocation)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return intent.Allowances.Any(a => a.Address.Covers(invocation) && (a.Actions.IsEmpty || a.Actions.Contains("invoke")));
    }

    /// <summary>True for an intent that says what may change: a targeted one, or a bounded one with an <c>allow</c> block.</summary>
    public static bool Limits(Intent intent)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return intent.Mode == IntentMode.Targeted || intent.Mode == IntentMode.Bounded && !intent.Allowances.IsEmpty;
    }

    /// <summary>True when its last day is over.</summary>
    public bool HasExpired(Intent intent)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return intent.Expires is { } last && today > last;
    }

    /// <summary>True when an intent allows all that happens in a change.</summary>
    public static bool Covers(Intent intent, ResourceChange change)
    {
        ArgumentNullException.ThrowIfNull(intent);
        return intent.Allowances.Any(a => Covers(a, change));
    }

    /// <summary>True when an allowance allows all that happens in a change.</summary>
    public static bool Covers(Allowance allowance, ResourceChange change)
    {
        ArgumentNullException.ThrowIfNull(allowance);
        ArgumentNullException.ThrowIfNull(change);
        if (!Names(allowance, change)) return false;
        if (!allowance.Actions.IsEmpty && !change.EffectWords.All(a => allowance.Actions.Contains(a))
            && !(change.Replaces && allowance.Actions.Contains("replace"))) return false;
        return allowance.Attributes.IsEmpty || allowance.Attributes.Any(a => a.Pattern == "*")
            || change.AttributeChanges.All(leaf => allowance.Attributes.Any(a => a.Matches(leaf.Path.ToString())));
    }

    /// <summary>A targeted intent allows nothing else; a bounded one says no more of what it does not name.</summary>
    private static bool Excludes(Intent intent, ResourceChange change) => intent.Mode == IntentMode.Targeted || intent.Allowances.Any(a => Names(a, change));

    private static bool Names(Allowance allowance, ResourceChange change) =>
        allowance.Address.Covers(change.Address) || change.PreviousAddress is { } previous && allowance.Address.Covers(previous);
}
