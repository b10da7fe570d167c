using PlanLint.Knowledge;
using PlanLint.Secrets;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Hosting;

/// <summary>Hides the secrets of a configuration in outputs that are no reports.</summary>
public static class ConfigurationSecrets
{
    /// <summary>Hides what a module and the modules it calls hold, by place and by value.</summary>
    public static Redactor In(ModuleTree modules, KnowledgeBase knowledge) => RunSecrets.Of(modules, knowledge.SecretArguments);

    /// <summary>Hides what one file holds, by place and by value. Which variables of a file of values are sensitive, it does not say.</summary>
    public static Redactor In(SyntaxTree tree, KnowledgeBase knowledge)
    {
        var syntax = new SecretSyntax(knowledge.SecretArguments, SecretNames.NamesOne, (_, _, _) => false);
        var collector = new SecretCollector();
        foreach (var literal in syntax.In(tree).Where(l => !l.IsKey)) collector.AddText(literal.Text);
        return Redactor.Of(collector.Secrets, () => [tree.Source.Path], new SecretPlaces(syntax, [tree]));
    }
}
