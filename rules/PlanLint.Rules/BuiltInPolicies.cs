using System.Collections.Immutable;
using PlanLint.Diagnostics;
using PlanLint.Policies;
using PlanLint.Text;

namespace PlanLint.Rules;

/// <summary>PlanLint's own rules that are written in HCL, from <c>rules/policies/</c>.</summary>
public static class BuiltInPolicies
{
    private const string Prefix = "policies/";

    /// <summary>The rules, ordered by file name.</summary>
    public static ImmutableArray<PolicyRule> All { get; } = Read();

    private static ImmutableArray<PolicyRule> Read()
    {
        var assembly = typeof(BuiltInPolicies).Assembly;
        var diagnostics = new DiagnosticBag();
        var rules = ImmutableArray.CreateBuilder<PolicyRule>();
        foreach (string name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            rules.AddRange(PolicyReader.Read(SourceText.From(bytes, name), diagnostics, RulePage.Read, isBuiltIn: true));
        }
        return diagnostics.HasErrors ? throw new InvalidOperationException(diagnostics.Diagnostics[0].ToString()) : rules.ToImmutable();
    }
}
