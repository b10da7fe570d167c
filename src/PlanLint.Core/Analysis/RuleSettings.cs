using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Text;
using PlanLint.Values;

namespace PlanLint.Analysis;

/// <summary>The options of rules as they are set, checked against what the rules declare. Immutable.</summary>
public sealed class RuleSettings
{
    private readonly ImmutableDictionary<(string RuleId, string Name), object> values;

    private RuleSettings(ImmutableDictionary<(string RuleId, string Name), object> values) => this.values = values;

    /// <summary>Every option has its default.</summary>
    public static RuleSettings Default { get; } = new(ImmutableDictionary<(string, string), object>.Empty);

    /// <summary>
    /// Reads settings, of which later ones win. One that its rule does not declare, or cannot be, is reported at its place and has no
    /// effect; those of rules that are not there are left to whom reports unknown rules.
    /// </summary>
    public static RuleSettings Read(IEnumerable<RuleSetting> settings, IEnumerable<RuleDescriptor> rules, DiagnosticBag diagnostics)
    {
        var options = rules.GroupBy(r => r.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Options, StringComparer.Ordinal);
        var values = ImmutableDictionary.CreateBuilder<(string, string), object>();
        foreach (var setting in settings)
        {
            if (!options.TryGetValue(setting.RuleId, out var declared)) continue;
            if (declared.FirstOrDefault(o => o.Name == setting.Name) is not { } option)
                diagnostics.Report(ToolRules.InputNotUnderstood, setting.At, Unknown(setting, declared));
            else if (Typed(setting.Value) is { } value && option.Takes(value))
                values[(setting.RuleId, setting.Name)] = value;
            else
                diagnostics.Report(ToolRules.InputNotUnderstood, setting.ValueAt, $"'{option.Name}' of {setting.RuleId} must be {option.Expected}.");
        }
        return values.Count == 0 ? Default : new RuleSettings(values.ToImmutable());
    }

    /// <summary>What an option of a rule is set to.</summary>
    public T Get<T>(string ruleId, RuleOption<T> option) where T : notnull =>
        values.TryGetValue((ruleId, option.Name), out object? value) && value is T typed ? typed : option.DefaultValue;

    private static string Unknown(RuleSetting setting, IReadOnlyList<RuleOption> declared)
    {
        string[] names = [.. declared.Select(o => o.Name)];
        string hint = NearestName.Of(setting.Name, names.Append("severity")) is { } near ? $"Did you mean '{near}'?"
            : names.Length > 0
            ? $"Its options are {string.Join(", ", names.Order(StringComparer.Ordinal))}; 'planlint explain {setting.RuleId}' describes them."
            : "It has no options: only its severity can be set.";
        return $"{setting.RuleId} has no option '{setting.Name}'. {hint}";
    }

    /// <summary>The value as options hold it; null when no option can.</summary>
    private static object? Typed(Value value) => value switch
    {
        { IsNull: true } => null,
        { Kind: TypeKind.Number } => value.AsNumber.TryGetInt32(out int number) ? number : null,
        { Kind: TypeKind.Bool } => value.AsBool,
        { StringOrNull: { } text } => text,
        { Kind: TypeKind.Tuple or TypeKind.List or TypeKind.Set } =>
            value.Elements.All(e => e.StringOrNull is not null) ? value.Elements.Select(e => e.AsString).ToImmutableArray() : null,
        _ => null,
    };
}
