using PlanLint.Diagnostics;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>Calls of modules, and the provider configurations that they and resources name.</summary>
internal sealed partial class ModuleValidator
{
    private void CheckCall(ModuleCallSymbol call)
    {
        if (call.Body.GetAttribute("source") is not { } source) issues.Add(TerraformWords.MissingArgument(call.Location, "source"));
        else if (call.WrittenSource is null && !versions.Allow(LanguageFeature.DynamicSource)) CheckConstant(source.Value);
        if (call.Enabled is { } enabled) CheckEnabled(enabled, call.Count ?? call.ForEach);
        CheckRepetition(call.Count, call.ForEach, call.Body);
        foreach (var block in call.Body.Blocks)
        {
            if (block.Type == "lifecycle" && versions.Allow(LanguageFeature.Enabled)) CheckBlock(block, BlockSchema.CallLifecycle, null);
            else if (block.Type is "lifecycle" or "locals" or "provider")
                Report(HeaderOf(block), "Reserved block type name in module block",
                    $"The block type name \"{block.Type}\" is reserved for use by Terraform in a future version.");
            else if (block.Type != ConfiguredBody.EscapeBlock) issues.Add(TerraformWords.UnsupportedBlock(block, []));
        }
        CheckPassedProviders(call);
        if (call.Target is not { } target) return;
        foreach (var variable in target.Variables)
            if (variable.IsRequired && call.Argument(variable.Name) is null)
                issues.Add(TerraformWords.MissingArgument(
                    call.Location, variable.Name) with
                { Related = [new RelatedLocation(variable.Location, "declared without a default here")] });
        foreach (var argument in call.Arguments)
            if (target.Variables[argument.Name] is null) issues.Add(TerraformWords.UnsupportedArgument(argument, target.Variables.Nearest(argument.Name)));
    }

    private void CheckPassedProviders(ModuleCallSymbol call)
    {
        if (call.Body.GetAttribute("providers")?.Value is not ObjectSyntax map) return;
        foreach (var item in map.Items)
        {
            if (ProviderSymbol.NameOf(item.Value) is not { } outer) ReportNoProvider(item.Value);
            else if (outer.Contains('.', StringComparison.Ordinal) && !HasConfiguration(call.Module, outer))
                Add(SemanticIssueKind.UndeclaredReference, item.Value.Location, SemanticIssue.NoProviderConfiguration,
                    $"There is no configuration '{outer}' in this module");
            else CheckProviderInstance(call.Module, item.Value, "module", call);
        }
    }

    private void CheckProviderOf(ResourceSymbol resource)
    {
        if (resource.Body.GetAttribute("provider") is not { } provider) return;
        if (resource.ProviderReference is not { } name) ReportNoProvider(provider.Value);
        else if (name.Contains('.', StringComparison.Ordinal) && !HasConfiguration(resource.Module, name))
            issues.Add(
                new SemanticIssue(SemanticIssueKind.UndeclaredReference, $"There is no provider configuration '{name}' in this module", provider.Value.Location)
                {
                    Summary = SemanticIssue.NoProviderConfiguration,
                    Suggestion = resource.Module.Providers.Nearest(name),
                });
        else CheckProviderInstance(resource.Module, provider.Value, "resource", resource);
    }

    private void ReportNoProvider(ExpressionSyntax at) => Report(at, "Invalid provider configuration reference",
        "The provider argument requires a provider type name, optionally followed by a period and then a configuration alias.");

    /// <summary>Declared here, expected by configuration_aliases, or passed by the caller, which Terraform takes for declared and warns of.</summary>
    private static bool HasConfiguration(Module module, string name) =>
        module.Providers[name] is not null || module.Settings.IsExpected(name) || module.Call?.Providers?.ContainsKey(name) == true;
}
