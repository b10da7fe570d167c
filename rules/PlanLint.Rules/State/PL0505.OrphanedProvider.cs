using System.Text.RegularExpressions;
using PlanLint.Addresses;
using PlanLint.Analysis;
using PlanLint.Diagnostics;
using PlanLint.Plans;
using PlanLint.Semantics;

namespace PlanLint.Rules;

/// <summary>PL0505: the state holds objects of a provider, or of a configuration of one, that the configuration no longer has.</summary>
public sealed partial class OrphanedProvider : Rule
{
    private const string Lost = "{0} can only be destroyed with provider configuration {1}, which is gone; keep the provider block until the object is.";

    public override RuleDescriptor Descriptor { get; } = new(
        "PL0505", "orphaned-provider", "State uses a provider that the configuration does not",
        "{0} uses provider {1} in the state but {2} in the configuration; run 'terraform state replace-provider {1} {2}'.", Severity.Warning)
    { Page = RulePage.Read, Confidence = Confidence.Likely };

    public override void Register(RuleContext context) => context.OnState(Check, RuleInputs.Source);

    private static void Check(StateContext context)
    {
        var (compilation, modules) = (context.Compilation, context.Compilation.Modules!);
        if (!States.IsOwn(compilation, context.State)) return;
        foreach (var instance in context.State.Instances)
        {
            if (instance.Address.Mode != ResourceMode.Managed || instance.DeposedKey is not null
                || ProviderConfiguration.Read(instance.Provider) is not { } recorded) continue;
            if (modules.Find(instance.Address) is { } resource)
            {
                string source = SourceOf(resource.Module, resource.ProviderLocalName);
                if (IsSame(source, recorded.Source)) continue;
                context.Report(new Finding(instance.Address, Shown(recorded.Source), Shown(source)) { At = resource.Location, Addresses = [instance.Address] });
            }
            else if (OrphanInState.IsOrphan(modules, instance.Address) && IsLost(modules, recorded))
            {
                context.Report(new Finding(instance.Address, recorded.ToString())
                {
                    MessageFormat = Lost,
                    At = context.State.LocationOf(instance),
                    Addresses = [instance.Address],
                });
            }
        }
    }

    /// <summary>
    /// True for an alias, or a configuration within a module, that no provider block makes. An empty default configuration of the root
    /// needs none.
    /// </summary>
    private static bool IsLost(ModuleTree modules, ProviderConfiguration recorded)
    {
        if (recorded.Alias is null && recorded.Module.IsRoot) return false;
        return modules.Find(recorded.Module) is not { } module
            || !module.Providers.Any(p => p.Alias == recorded.Alias && IsSame(SourceOf(module, p.Name), recorded.Source));
    }

    private static string SourceOf(Module module, string localName) =>
        localName == "terraform" ? "terraform.io/builtin/terraform" : module.Settings.RequiredProvider(localName)?.Source ?? $"hashicorp/{localName}";

    /// <summary>Terraform and OpenTofu take their own registry for a source without a host, and each other's in a state.</summary>
    private static bool IsSame(string a, string b) => Shown(a).Equals(Shown(b), StringComparison.OrdinalIgnoreCase);

    private static string Shown(string source)
    {
        foreach (string registry in (ReadOnlySpan<string>)["registry.terraform.io/", "registry.opentofu.org/"])
            if (source.StartsWith(registry, StringComparison.OrdinalIgnoreCase)) return source[registry.Length..];
        return source;
    }

    /// <summary>What a state says of an instance's provider.</summary>
    private sealed partial record ProviderConfiguration(ModulePath Module, string Source, string? Alias)
    {
        /// <summary>Reads <c>module.a.provider["host/namespace/type"].alias</c>, and the bare source of <c>show -json</c>; null for older forms.</summary>
        public static ProviderConfiguration? Read(string text)
        {
            if (Written().Match(text) is { Success: true } match)
            {
                var module = ModulePath.Root;
                foreach (Capture call in match.Groups["call"].Captures) module = module.Child(call.Value);
                return new ProviderConfiguration(
                    module, match.Groups["source"].Value, match.Groups["alias"] is { Success: true, Value: var alias } ? alias : null);
            }
            return text.Split('/').Length == 3 ? new ProviderConfiguration(ModulePath.Root, text, null) : null;
        }

        public override string ToString() => $"{(Module.IsRoot ? "" : $"{Module}.")}{Shown(Source)}{(Alias is null ? "" : $".{Alias}")}";

        [GeneratedRegex("""^(?:module\.(?<call>[^.\[]+)(?:\[[^\]]*\])?\.)*provider\["(?<source>[^"/]+/[^"/]+/[^"/]+)"\](?:\.(?<alias>[^.]+))?$""", RegexOptions.NonBacktracking)]
        private static partial Regex Written();
    }
}
