using Belong.Classifiers.Verbs;

return CommandLine.Run(args);
