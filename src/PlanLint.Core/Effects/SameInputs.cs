using PlanLint.Documents;
using PlanLint.Plans;

namespace PlanLint.Effects;

/// <summary>
/// Whether two plans were made from one configuration with one set of values, so that a value that became known is the one that was
/// meant. Plan JSON does not say what locals and function calls hold: where there are any, and no files beside, the answer is no.
/// </summary>
internal static class SameInputs
{
    /// <summary>True when it is certain.</summary>
    public static bool Hold(Plan older, Plan newer)
    {
        if (!older.Variables.SequenceEqual(newer.Variables)) return false;
        if (older.ConfigurationHash is { } hash && newer.ConfigurationHash is { } other) return hash == other;
        return Text(older) is { } text && text == Text(newer);
    }

    /// <summary>The configuration in a plan as a text that is equal for equal ones, secrets as hashes; null when it does not tell all.</summary>
    internal static string? Text(Plan plan)
    {
        if (plan.Configuration is not { } configuration) return null;
        var text = new CanonicalText(null, showsHashes: true);
        bool isClear = true;
        foreach (var resource in configuration.Resources.OrderBy(r => r.Key).Select(r => r.Value))
        {
            text.Add($"\n{resource.Address} {resource.ProviderConfigKey} [{string.Join(',', resource.DependsOn)}] ");
            Add(resource.Expressions);
            Add(resource.Count);
            Add(resource.ForEach);
        }
        foreach (var (key, call) in configuration.ModuleCalls)
        {
            text.Add($"\nmodule {key} {call.Source} {call.VersionConstraint} ");
            Add(call.Arguments);
            Add(call.Count);
            Add(call.ForEach);
            foreach (var (name, output) in call.Outputs)
            {
                text.Add($"\noutput {key}.{name} ");
                Add(output.Expression);
            }
        }
        foreach (var (key, provider) in configuration.Providers)
        {
            text.Add($"\nprovider {key} ");
            Add(provider.Expressions);
        }
        foreach (var (name, output) in configuration.Outputs)
        {
            text.Add($"\noutput {name} ");
            Add(output.Expression);
        }
        return isClear ? text.ToString() : null;

        void Add(ConfiguredExpression? expression)
        {
            if (expression is null || ReferenceEquals(expression, ConfiguredExpression.None))
            {
                text.Add("-");
                return;
            }
            if (expression.Names is { } names)
            {
                text.Add("{");
                foreach (var (name, child) in names)
                {
                    text.Add(CanonicalText.Quote(name));
                    Add(child);
                }
                text.Add("}");
            }
            else if (expression.Items is { } items)
            {
                text.Add("[");
                foreach (var child in items) Add(child);
                text.Add("]");
            }
            else if (expression.ConstantJson is { } constant) text.Add(JsonValue.Parse(constant), isSecret: false);
            else if (expression.References.IsDefaultOrEmpty || expression.References.Any(IsLocal)) isClear = false;
            else text.Add($"({string.Join(',', expression.References)})");
        }
    }

    private static bool IsLocal(string reference) => reference.StartsWith("local.", StringComparison.Ordinal);
}
