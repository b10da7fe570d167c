using PlanLint.Documents;
using PlanLint.Knowledge;
using PlanLint.Plans;
using PlanLint.Secrets;

namespace PlanLint.Hosting;

/// <summary>Secrets among the constants that a plan file keeps of the configuration, which it never masks.</summary>
internal static class ConfiguredSecrets
{
    /// <summary>Constants of arguments that hold secrets, and defaults of sensitive variables.</summary>
    public static IReadOnlySet<string> In(PlanConfiguration configuration, KnowledgeBase knowledge)
    {
        var secrets = new MaskedSecrets(SecretArguments.None);
        foreach (var resource in configuration.Resources.Values) Add(resource.Expressions, name => knowledge.IsSecret(resource.Address.Type, name), secrets);
        foreach (var provider in configuration.Providers.Values) Add(provider.Expressions, SecretNames.NamesOne, secrets);
        Add(configuration.Variables.Values, secrets);
        foreach (var call in configuration.ModuleCalls.Values)
        {
            Add(call.Variables.Values, secrets);
            Add(call.Arguments, call.SensitiveVariables.Contains, secrets);
        }
        return secrets.Collected.Secrets;
    }

    private static void Add(IEnumerable<ConfiguredVariable> variables, MaskedSecrets secrets)
    {
        foreach (var variable in variables.Where(v => v.IsSensitive)) secrets.Add(variable.DefaultJson, Mask.All);
    }

    private static void Add(ConfiguredExpression expression, Predicate<string> isSecret, MaskedSecrets secrets)
    {
        if (expression.Names is { } names)
            foreach (var (name, inner) in names)
            {
                if (isSecret(name)) AddAll(inner, secrets);
                else Add(inner, isSecret, secrets);
            }
        foreach (var item in expression.Items ?? []) Add(item, isSecret, secrets);
    }

    private static void AddAll(ConfiguredExpression expression, MaskedSecrets secrets)
    {
        secrets.Add(expression.ConstantJson, Mask.All);
        foreach (var inner in expression.Names?.Values ?? []) AddAll(inner, secrets);
        foreach (var item in expression.Items ?? []) AddAll(item, secrets);
    }
}
