using PlanLint.Addresses;
using PlanLint.Plans;

namespace PlanLint.Causes;

/// <summary>What is said of actions that a plan invokes.</summary>
public static class Invocations
{
    /// <summary><c>invoked after aws_instance.db is updated</c>, <c>invoked</c>, with <c>in a later plan</c> where it is put off.</summary>
    public static string Verb(ActionInvocation invocation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        string when = invocation.TriggeredBy is not { } resource ? ""
            : invocation.TriggerEvent switch
            {
                "BeforeCreate" => $" before {resource} is created",
                "AfterCreate" => $" after {resource} is created",
                "BeforeUpdate" => $" before {resource} is updated",
                "AfterUpdate" => $" after {resource} is updated",
                "BeforeDestroy" => $" before {resource} is destroyed",
                "AfterDestroy" => $" after {resource} is destroyed",
                var other => $" with {resource} ({other})",
            };
        return "invoked" + when + (invocation.IsDeferred ? " in a later plan" : "");
    }

    /// <summary>True when a pattern names the action, its block, or a module that holds it.</summary>
    public static bool Covers(this AddressPattern pattern, ActionInvocation invocation)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(invocation);
        if (pattern.Matches(invocation.Address)) return true;
        if (Parse(invocation) is not { } address) return false;
        if (address.Key is { } key && pattern.Matches(invocation.Address[..^key.ToString().Length])) return true;
        for (int depth = address.Module.Steps.Length; depth > 0; depth--)
        {
            var module = new ModulePath(address.Module.Steps[..depth]);
            if (pattern.Matches(module.ToString()) || pattern.Matches(module.WithoutKeys().ToString())) return true;
        }
        return false;
    }

    /// <summary>The parts of an action's address, as those of a resource of its type and name.</summary>
    internal static ResourceAddress? Parse(ActionInvocation invocation)
    {
        string text = invocation.Address;
        int at = text.StartsWith("action.", StringComparison.Ordinal) ? 0 : text.IndexOf(".action.", StringComparison.Ordinal) + 1;
        return at == 0 && !text.StartsWith("action.", StringComparison.Ordinal) ? null : ResourceAddress.Parse(text.Remove(at, "action.".Length));
    }
}
