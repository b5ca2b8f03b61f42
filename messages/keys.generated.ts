// Written by scripts/generate-messages.mjs from the catalogues beside it: change those instead.
export interface MessageArguments {
  'ability.audit.read': Record<never, never>
  'ability.followUps.read': Record<never, never>
  'ability.followUps.work': Record<never, never>
  'ability.passwords.reset': Record<never, never>
  'ability.roles.assign': Record<never, never>
  'ability.roles.read': Record<never, never>
  'ability.settings.read': Record<never, never>
  'ability.settings.write': Record<never, never>
  'ability.users.create': Record<never, never>
  'ability.users.deleteRestore': Record<never, never>
  'ability.users.read': Record<never, never>
  'ability.users.sensitive': Record<never, never>
  'ability.users.update': Record<never, never>
  'add.added': { name: string | number }
  'add.alternate': Record<never, never>
  'add.alternateHint': Record<never, never>
  'add.back': Record<never, never>
  'add.create': Record<never, never>
  'add.createAndHandOver': Record<never, never>
  'add.domain': Record<never, never>
  'add.done': Record<never, never>
  'add.error.displayName': Record<never, never>
  'add.error.userName': Record<never, never>
  'add.handover': Record<never, never>
  'add.handsOver': Record<never, never>
  'add.languageHint': Record<never, never>
  'add.next': Record<never, never>
  'add.noHandover': Record<never, never>
  'add.openUser': Record<never, never>
  'add.profile': Record<never, never>
  'add.rolesText': Record<never, never>
  'add.sendTo': Record<never, never>
  'add.step.basics': Record<never, never>
  'add.step.options': Record<never, never>
  'add.step.review': Record<never, never>
  'add.steps': Record<never, never>
  'audit.action.access.refused': Record<never, never>
  'audit.action.address.added': Record<never, never>
  'audit.action.address.confirmed': Record<never, never>
  'audit.action.address.removed': Record<never, never>
  'audit.action.address.suppressionLifted': Record<never, never>
  'audit.action.admin.invited': Record<never, never>
  'audit.action.audit.exported': Record<never, never>
  'audit.action.audit.verified': Record<never, never>
  'audit.action.demo.filled': Record<never, never>
  'audit.action.handover.acknowledged': Record<never, never>
  'audit.action.handover.answerRefused': Record<never, never>
  'audit.action.handover.assigned': Record<never, never>
  'audit.action.handover.callAttempted': Record<never, never>
  'audit.action.handover.disputed': Record<never, never>
  'audit.action.handover.dueSet': Record<never, never>
  'audit.action.handover.erased': Record<never, never>
  'audit.action.handover.expired': Record<never, never>
  'audit.action.handover.letterErased': Record<never, never>
  'audit.action.handover.letterOpened': Record<never, never>
  'audit.action.handover.letterPrinted': Record<never, never>
  'audit.action.handover.noted': Record<never, never>
  'audit.action.handover.pinBurned': Record<never, never>
  'audit.action.handover.receiptRecorded': Record<never, never>
  'audit.action.handover.reminded': Record<never, never>
  'audit.action.handover.requestedAgain': Record<never, never>
  'audit.action.handover.revealed': Record<never, never>
  'audit.action.handover.shownAgain': Record<never, never>
  'audit.action.handover.snoozed': Record<never, never>
  'audit.action.handover.stopped': Record<never, never>
  'audit.action.handover.withdrawn': Record<never, never>
  'audit.action.import.deleted': Record<never, never>
  'audit.action.import.erased': Record<never, never>
  'audit.action.import.lineChanged': Record<never, never>
  'audit.action.import.mapped': Record<never, never>
  'audit.action.import.templateDeleted': Record<never, never>
  'audit.action.import.templateSaved': Record<never, never>
  'audit.action.import.uploaded': Record<never, never>
  'audit.action.job.approvalAsked': Record<never, never>
  'audit.action.job.approved': Record<never, never>
  'audit.action.job.cancelled': Record<never, never>
  'audit.action.job.declined': Record<never, never>
  'audit.action.job.paused': Record<never, never>
  'audit.action.job.planned': Record<never, never>
  'audit.action.job.reported': Record<never, never>
  'audit.action.job.resumed': Record<never, never>
  'audit.action.job.retried': Record<never, never>
  'audit.action.job.started': Record<never, never>
  'audit.action.organisation.keyReplaced': Record<never, never>
  'audit.action.organisation.mailResumed': Record<never, never>
  'audit.action.organisation.mailTested': Record<never, never>
  'audit.action.organisation.setUp': Record<never, never>
  'audit.action.organisation.settingsChanged': Record<never, never>
  'audit.action.role.assigned': Record<never, never>
  'audit.action.role.removed': Record<never, never>
  'audit.action.user.added': Record<never, never>
  'audit.action.user.blocked': Record<never, never>
  'audit.action.user.columnsChosen': Record<never, never>
  'audit.action.user.confirmedPassword': Record<never, never>
  'audit.action.user.deleted': Record<never, never>
  'audit.action.user.erased': Record<never, never>
  'audit.action.user.languageChanged': Record<never, never>
  'audit.action.user.lockedOut': Record<never, never>
  'audit.action.user.mailChosen': Record<never, never>
  'audit.action.user.passwordChanged': Record<never, never>
  'audit.action.user.passwordExpired': Record<never, never>
  'audit.action.user.passwordReset': Record<never, never>
  'audit.action.user.passwordSet': Record<never, never>
  'audit.action.user.restored': Record<never, never>
  'audit.action.user.sessionsRevoked': Record<never, never>
  'audit.action.user.signInFailed': Record<never, never>
  'audit.action.user.signedIn': Record<never, never>
  'audit.action.user.signedOut': Record<never, never>
  'audit.action.user.unblocked': Record<never, never>
  'audit.action.user.updated': Record<never, never>
  'audit.action.users.exported': Record<never, never>
  'audit.action.view.added': Record<never, never>
  'audit.action.view.changed': Record<never, never>
  'audit.action.view.deleted': Record<never, never>
  'audit.action.view.restored': Record<never, never>
  'audit.actor.anonymous': Record<never, never>
  'audit.actor.command': Record<never, never>
  'audit.actor.job': Record<never, never>
  'audit.actor.recipient': Record<never, never>
  'audit.actor.user': Record<never, never>
  'audit.broken': Record<never, never>
  'audit.brokenAt': { sequence: string | number }
  'audit.brokenText': Record<never, never>
  'audit.clear': Record<never, never>
  'audit.column.action': Record<never, never>
  'audit.column.actor': Record<never, never>
  'audit.column.target': Record<never, never>
  'audit.column.when': Record<never, never>
  'audit.copyHead': Record<never, never>
  'audit.detail.mac': Record<never, never>
  'audit.detail.name': Record<never, never>
  'audit.detail.network': Record<never, never>
  'audit.detail.sequence': Record<never, never>
  'audit.detail.when': Record<never, never>
  'audit.detailName.accepted': Record<never, never>
  'audit.detailName.afterSequence': Record<never, never>
  'audit.detailName.by': Record<never, never>
  'audit.detailName.changed': Record<never, never>
  'audit.detailName.columns': Record<never, never>
  'audit.detailName.count': Record<never, never>
  'audit.detailName.defaultLanguage': Record<never, never>
  'audit.detailName.demo': Record<never, never>
  'audit.detailName.domains': Record<never, never>
  'audit.detailName.ended': Record<never, never>
  'audit.detailName.events': Record<never, never>
  'audit.detailName.expiresAt': Record<never, never>
  'audit.detailName.failures': Record<never, never>
  'audit.detailName.filters': Record<never, never>
  'audit.detailName.format': Record<never, never>
  'audit.detailName.handover': Record<never, never>
  'audit.detailName.handoversWithdrawn': Record<never, never>
  'audit.detailName.how': Record<never, never>
  'audit.detailName.intact': Record<never, never>
  'audit.detailName.language': Record<never, never>
  'audit.detailName.lockedUntil': Record<never, never>
  'audit.detailName.mustChange': Record<never, never>
  'audit.detailName.newDestination': Record<never, never>
  'audit.detailName.passwordChosenByOperator': Record<never, never>
  'audit.detailName.passwordInMessage': Record<never, never>
  'audit.detailName.passwordScrambled': Record<never, never>
  'audit.detailName.passwordShownToOperator': Record<never, never>
  'audit.detailName.path': Record<never, never>
  'audit.detailName.pausedFor': Record<never, never>
  'audit.detailName.permission': Record<never, never>
  'audit.detailName.reason': Record<never, never>
  'audit.detailName.recipient': Record<never, never>
  'audit.detailName.recipientOnFile': Record<never, never>
  'audit.detailName.role': Record<never, never>
  'audit.detailName.roles': Record<never, never>
  'audit.detailName.shared': Record<never, never>
  'audit.detailName.since': Record<never, never>
  'audit.detailName.status': Record<never, never>
  'audit.detailName.throughSequence': Record<never, never>
  'audit.detailName.unread': Record<never, never>
  'audit.detailName.userPrincipalName': Record<never, never>
  'audit.detailName.verification': Record<never, never>
  'audit.detailName.way': Record<never, never>
  'audit.export': Record<never, never>
  'audit.export.actorId': Record<never, never>
  'audit.export.actorKind': Record<never, never>
  'audit.export.csv': Record<never, never>
  'audit.export.details': Record<never, never>
  'audit.export.jsonl': Record<never, never>
  'audit.export.ocsf': Record<never, never>
  'audit.export.targetId': Record<never, never>
  'audit.export.targetKind': Record<never, never>
  'audit.filter.action': Record<never, never>
  'audit.filter.actor': Record<never, never>
  'audit.filter.anyAction': Record<never, never>
  'audit.filter.anyOutcome': Record<never, never>
  'audit.filter.from': Record<never, never>
  'audit.filter.outcome': Record<never, never>
  'audit.filter.remove': { filter: string | number }
  'audit.filter.target': Record<never, never>
  'audit.filter.until': Record<never, never>
  'audit.filters': Record<never, never>
  'audit.head': Record<never, never>
  'audit.intact': Record<never, never>
  'audit.intactText': { count: number }
  'audit.list': Record<never, never>
  'audit.noMatch': Record<never, never>
  'audit.noMatchText': Record<never, never>
  'audit.none': Record<never, never>
  'audit.noneText': Record<never, never>
  'audit.onlyActor': { name: string | number }
  'audit.onlyTarget': { name: string | number }
  'audit.outcome.refused': Record<never, never>
  'audit.outcome.success': Record<never, never>
  'audit.problem.changed': Record<never, never>
  'audit.problem.gap': Record<never, never>
  'audit.problem.kept-head-missing': Record<never, never>
  'audit.problem.truncated': Record<never, never>
  'audit.search': Record<never, never>
  'audit.showMore': Record<never, never>
  'audit.subtitle': Record<never, never>
  'audit.title': Record<never, never>
  'audit.verify': Record<never, never>
  'audit.verifying': Record<never, never>
  'bulk.assignRole.title': Record<never, never>
  'bulk.for': { count: number }
  'bulk.forAll': { count: number }
  'bulk.forMore': { count: number }
  'bulk.noPin': Record<never, never>
  'bulk.ownLanguage': Record<never, never>
  'bulk.preview': Record<never, never>
  'bulk.previewNote': Record<never, never>
  'bulk.recipients': Record<never, never>
  'bulk.removeRole.title': Record<never, never>
  'bulk.reset.title': Record<never, never>
  'bulk.restore.title': Record<never, never>
  'bulk.role': Record<never, never>
  'bulk.roleChoose': Record<never, never>
  'bulk.roleMissing': Record<never, never>
  'bulk.tooMany': { count: number }
  'bulk.without': Record<never, never>
  'bulk.without.leaveOut': Record<never, never>
  'bulk.without.leaveOutNote': Record<never, never>
  'bulk.without.letter': Record<never, never>
  'bulk.without.letterNote': Record<never, never>
  'call.about': { reference: string | number }
  'call.ask': Record<never, never>
  'call.ask.address': Record<never, never>
  'call.ask.found': { reference: string | number }
  'call.ask.page': Record<never, never>
  'call.ask.saw': Record<never, never>
  'call.ask.shownAt': { time: string | number }
  'call.ask.shownIn': { place: string | number; time: string | number }
  'call.ask.signIn': Record<never, never>
  'call.ask.type': Record<never, never>
  'call.ask.typed': Record<never, never>
  'call.ask.until': { time: string | number }
  'call.ask.usedIn': { place: string | number; time: string | number }
  'call.ask.waiting': Record<never, never>
  'call.ask.whoAsked': Record<never, never>
  'call.ask.works': { time: string | number }
  'call.attemptRecorded': { name: string | number }
  'call.business': Record<never, never>
  'call.hello': {
    date: string | number
    operator: string | number
    organisation: string | number
    reference: string | number
  }
  'call.helloShown': {
    date: string | number
    operator: string | number
    organisation: string | number
    reference: string | number
  }
  'call.isBlocked': Record<never, never>
  'call.mobile': Record<never, never>
  'call.never': Record<never, never>
  'call.never.link': Record<never, never>
  'call.never.password': Record<never, never>
  'call.never.tell': Record<never, never>
  'call.noNumber': Record<never, never>
  'call.note': Record<never, never>
  'call.outcome': Record<never, never>
  'call.outcome.has': Record<never, never>
  'call.outcome.hasText': Record<never, never>
  'call.outcome.hasnt': Record<never, never>
  'call.outcome.hasntText': Record<never, never>
  'call.outcome.notThem': Record<never, never>
  'call.outcome.notThemAgain': Record<never, never>
  'call.outcome.notThemAgainText': Record<never, never>
  'call.outcome.notThemText': Record<never, never>
  'call.outcome.unreached': Record<never, never>
  'call.outcome.unreachedText': Record<never, never>
  'call.outcome.wasThem': Record<never, never>
  'call.outcome.wasThemText': Record<never, never>
  'call.outcomeMissing': Record<never, never>
  'call.ownNumber': Record<never, never>
  'call.place.network': { network: string | number }
  'call.place.unknown': Record<never, never>
  'call.stopped': Record<never, never>
  'call.stoppedText': { name: string | number }
  'call.submit.again': Record<never, never>
  'call.submit.has': Record<never, never>
  'call.submit.none': Record<never, never>
  'call.submit.notThem': Record<never, never>
  'call.submit.unreached': Record<never, never>
  'call.title': { name: string | number }
  'call.verified': Record<never, never>
  'call.verifiedMissing': Record<never, never>
  'call.verify': Record<never, never>
  'call.verifyText': Record<never, never>
  'call.whom': Record<never, never>
  'columns.apply': Record<never, never>
  'columns.down': { name: string | number }
  'columns.first': Record<never, never>
  'columns.forView': { name: string | number }
  'columns.forYou': Record<never, never>
  'columns.narrow': Record<never, never>
  'columns.noRoom': { columns: string | number }
  'columns.notShown': Record<never, never>
  'columns.saved': Record<never, never>
  'columns.shown': Record<never, never>
  'columns.up': { name: string | number }
  'columns.usual': Record<never, never>
  'common.cancel': Record<never, never>
  'common.close': Record<never, never>
  'common.copied': Record<never, never>
  'common.edit': Record<never, never>
  'common.loading': Record<never, never>
  'common.moreActions': Record<never, never>
  'common.save': Record<never, never>
  'common.tryAgain': Record<never, never>
  'confirmPassword.action': Record<never, never>
  'confirmPassword.label': Record<never, never>
  'confirmPassword.missing': Record<never, never>
  'confirmPassword.text': Record<never, never>
  'confirmPassword.title': Record<never, never>
  'deleted.days': { count: number }
  'deleted.daysLeft': Record<never, never>
  'deleted.none': Record<never, never>
  'deleted.noneText': Record<never, never>
  'deleted.restore': Record<never, never>
  'deleted.restoreOf': { name: string | number }
  'deleted.subtitle': Record<never, never>
  'delivery.reason.addressNotSupported': Record<never, never>
  'delivery.reason.addressRefused': Record<never, never>
  'delivery.reason.addressUnknown': Record<never, never>
  'delivery.reason.bounced': Record<never, never>
  'delivery.reason.certificateUntrusted': Record<never, never>
  'delivery.reason.connectionLost': Record<never, never>
  'delivery.reason.connectionLostAfterSending': Record<never, never>
  'delivery.reason.contentRefused': Record<never, never>
  'delivery.reason.domainUnknown': Record<never, never>
  'delivery.reason.gaveUp': Record<never, never>
  'delivery.reason.keyLost': Record<never, never>
  'delivery.reason.limitReached': Record<never, never>
  'delivery.reason.mailboxDisabled': Record<never, never>
  'delivery.reason.mailboxFull': Record<never, never>
  'delivery.reason.messageTooLarge': Record<never, never>
  'delivery.reason.misconfigured': Record<never, never>
  'delivery.reason.notConfigured': Record<never, never>
  'delivery.reason.recipientDeferred': Record<never, never>
  'delivery.reason.relayRefused': Record<never, never>
  'delivery.reason.reportedDelay': Record<never, never>
  'delivery.reason.senderRefused': Record<never, never>
  'delivery.reason.serverBusy': Record<never, never>
  'delivery.reason.serverLimitReached': Record<never, never>
  'delivery.reason.serverRefusing': Record<never, never>
  'delivery.reason.serverUnreachable': Record<never, never>
  'delivery.reason.signInRefused': Record<never, never>
  'delivery.reason.tlsFailed': Record<never, never>
  'delivery.reason.tokenNotGiven': Record<never, never>
  'delivery.reason.tokenRefused': Record<never, never>
  'delivery.reason.tokenServerAway': Record<never, never>
  'delivery.reason.unexpected': Record<never, never>
  'error.reload': Record<never, never>
  'error.start': Record<never, never>
  'error.title': Record<never, never>
  'field.businessPhones': Record<never, never>
  'field.city': Record<never, never>
  'field.country': Record<never, never>
  'field.department': Record<never, never>
  'field.displayName': Record<never, never>
  'field.givenName': Record<never, never>
  'field.jobTitle': Record<never, never>
  'field.mail': Record<never, never>
  'field.mobilePhone': Record<never, never>
  'field.officeLocation': Record<never, never>
  'field.onePerLine': Record<never, never>
  'field.otherMails': Record<never, never>
  'field.postalCode': Record<never, never>
  'field.preferredLanguage': Record<never, never>
  'field.state': Record<never, never>
  'field.streetAddress': Record<never, never>
  'field.surname': Record<never, never>
  'field.userPrincipalName': Record<never, never>
  'followUp.actionsOf': { name: string | number }
  'followUp.advice.delayed': Record<never, never>
  'followUp.advice.disputed': Record<never, never>
  'followUp.advice.expiredUnread': Record<never, never>
  'followUp.advice.expiresSoon': Record<never, never>
  'followUp.advice.failed': Record<never, never>
  'followUp.advice.notFetched': Record<never, never>
  'followUp.advice.notRevealed': Record<never, never>
  'followUp.advice.notSignedIn': Record<never, never>
  'followUp.advice.otherPlace': Record<never, never>
  'followUp.advice.pinBurned': Record<never, never>
  'followUp.advice.quickReveal': Record<never, never>
  'followUp.advice.requestedAgain': Record<never, never>
  'followUp.by': { name: string | number }
  'followUp.doneSince': Record<never, never>
  'followUp.gone': Record<never, never>
  'followUp.group.all': Record<never, never>
  'followUp.group.done': Record<never, never>
  'followUp.group.needsYou': Record<never, never>
  'followUp.group.waiting': Record<never, never>
  'followUp.groups': Record<never, never>
  'followUp.letter.delayed': Record<never, never>
  'followUp.letter.notFetched': Record<never, never>
  'followUp.letterAdvice.delayed': Record<never, never>
  'followUp.letterAdvice.notFetched': Record<never, never>
  'followUp.new': { count: number }
  'followUp.noMatch.clear': Record<never, never>
  'followUp.noMatch.text': Record<never, never>
  'followUp.noMatch.title': Record<never, never>
  'followUp.none.all': Record<never, never>
  'followUp.none.allText': Record<never, never>
  'followUp.none.done': Record<never, never>
  'followUp.none.doneText': Record<never, never>
  'followUp.none.goToUsers': Record<never, never>
  'followUp.none.mine.done': Record<never, never>
  'followUp.none.mine.doneText': Record<never, never>
  'followUp.none.mine.needsYou': Record<never, never>
  'followUp.none.mine.needsYouText': Record<never, never>
  'followUp.none.mine.waiting': Record<never, never>
  'followUp.none.mine.waitingText': Record<never, never>
  'followUp.none.needsYou': Record<never, never>
  'followUp.none.needsYouText': Record<never, never>
  'followUp.none.unassigned.done': Record<never, never>
  'followUp.none.unassigned.doneText': Record<never, never>
  'followUp.none.unassigned.needsYou': Record<never, never>
  'followUp.none.unassigned.needsYouText': Record<never, never>
  'followUp.none.unassigned.waiting': Record<never, never>
  'followUp.none.unassigned.waitingText': Record<never, never>
  'followUp.none.waiting': Record<never, never>
  'followUp.none.waitingText': Record<never, never>
  'followUp.paused.count': { count: number }
  'followUp.paused.open': Record<never, never>
  'followUp.paused.retry': Record<never, never>
  'followUp.paused.title': Record<never, never>
  'followUp.reason.delayed': Record<never, never>
  'followUp.reason.disputed': Record<never, never>
  'followUp.reason.expiredUnread': Record<never, never>
  'followUp.reason.expiresSoon': Record<never, never>
  'followUp.reason.failed': Record<never, never>
  'followUp.reason.notFetched': Record<never, never>
  'followUp.reason.notRevealed': Record<never, never>
  'followUp.reason.notSignedIn': Record<never, never>
  'followUp.reason.otherPlace': Record<never, never>
  'followUp.reason.pinBurned': Record<never, never>
  'followUp.reason.quickReveal': Record<never, never>
  'followUp.reason.requestedAgain': Record<never, never>
  'followUp.refresh': Record<never, never>
  'followUp.scope.all': Record<never, never>
  'followUp.scope.mine': Record<never, never>
  'followUp.scope.unassigned': Record<never, never>
  'followUp.scopes': Record<never, never>
  'followUp.search': Record<never, never>
  'followUp.selectAll': Record<never, never>
  'followUp.selectCard': { name: string | number; reference: string | number }
  'followUp.selected': { count: number }
  'followUp.selectionActions': Record<never, never>
  'followUp.sentTo': { address: string | number }
  'followUp.showAll': { count: number }
  'followUp.showMore': Record<never, never>
  'followUp.shownTo': { name: string | number }
  'followUp.subtitle': Record<never, never>
  'followUp.title': Record<never, never>
  'followUp.toUnassigned': { count: number }
  'followUp.updated': { count: number }
  'grid.actions': Record<never, never>
  'grid.ascending': { column: string | number }
  'grid.descending': { column: string | number }
  'grid.select': { name: string | number }
  'grid.selectAll': Record<never, never>
  'grid.sortBy': Record<never, never>
  'handover.actor.recipient': Record<never, never>
  'handover.actor.system': Record<never, never>
  'handover.agent.browser': Record<never, never>
  'handover.agent.machine': Record<never, never>
  'handover.back': Record<never, never>
  'handover.call': Record<never, never>
  'handover.calls': { count: number }
  'handover.detail.count': { count: number }
  'handover.detail.network': { network: string | number }
  'handover.detail.noTime': Record<never, never>
  'handover.detail.occasion.beforeEnd': Record<never, never>
  'handover.detail.occasion.operator': Record<never, never>
  'handover.detail.occasion.silence': Record<never, never>
  'handover.detail.ordinal': { most: string | number; ordinal: string | number }
  'handover.detail.reminder': Record<never, never>
  'handover.detail.serverAnswer': { answer: string | number }
  'handover.detail.status': { status: string | number }
  'handover.detail.transport': { transport: string | number }
  'handover.event.accepted': Record<never, never>
  'handover.event.acknowledged': Record<never, never>
  'handover.event.answerRefused': Record<never, never>
  'handover.event.assigned': Record<never, never>
  'handover.event.autoReply': Record<never, never>
  'handover.event.callAttempted': Record<never, never>
  'handover.event.changed': Record<never, never>
  'handover.event.complained': Record<never, never>
  'handover.event.confirmed': Record<never, never>
  'handover.event.delayed': Record<never, never>
  'handover.event.delivered': Record<never, never>
  'handover.event.disputed': Record<never, never>
  'handover.event.due': Record<never, never>
  'handover.event.erased': Record<never, never>
  'handover.event.expired': Record<never, never>
  'handover.event.failed': Record<never, never>
  'handover.event.fetched': Record<never, never>
  'handover.event.letterErased': Record<never, never>
  'handover.event.letterOpened': Record<never, never>
  'handover.event.noted': Record<never, never>
  'handover.event.pinBurned': Record<never, never>
  'handover.event.printed': Record<never, never>
  'handover.event.queued': Record<never, never>
  'handover.event.relayed': Record<never, never>
  'handover.event.reminded': Record<never, never>
  'handover.event.requestedAgain': Record<never, never>
  'handover.event.revealed': Record<never, never>
  'handover.event.set': Record<never, never>
  'handover.event.shown': Record<never, never>
  'handover.event.shownAgain': Record<never, never>
  'handover.event.signedIn': Record<never, never>
  'handover.event.snoozed': Record<never, never>
  'handover.event.stopped': Record<never, never>
  'handover.event.superseded': Record<never, never>
  'handover.event.toPrint': Record<never, never>
  'handover.event.unknown': { kind: string | number }
  'handover.event.withdrawn': Record<never, never>
  'handover.events': Record<never, never>
  'handover.fact.created': Record<never, never>
  'handover.fact.credentialExpires': Record<never, never>
  'handover.fact.expires': Record<never, never>
  'handover.fact.language': Record<never, never>
  'handover.fact.operator': Record<never, never>
  'handover.fact.pin': Record<never, never>
  'handover.fact.printBy': Record<never, never>
  'handover.fact.recipient': Record<never, never>
  'handover.fact.reference': Record<never, never>
  'handover.fact.userName': Record<never, never>
  'handover.fact.verification': Record<never, never>
  'handover.fact.way': Record<never, never>
  'handover.facts': Record<never, never>
  'handover.how.called': Record<never, never>
  'handover.how.met': Record<never, never>
  'handover.how.other': Record<never, never>
  'handover.how.wrote': Record<never, never>
  'handover.noRecipient': Record<never, never>
  'handover.notFound': Record<never, never>
  'handover.notOnFile': Record<never, never>
  'handover.onFile': Record<never, never>
  'handover.onPaper': Record<never, never>
  'handover.open': Record<never, never>
  'handover.openReference': { reference: string | number }
  'handover.openUser': Record<never, never>
  'handover.pinNo': Record<never, never>
  'handover.pinYes': Record<never, never>
  'handover.print': Record<never, never>
  'handover.printAgain': Record<never, never>
  'handover.printLetter': Record<never, never>
  'handover.printTitle': Record<never, never>
  'handover.printed': { organisation: string | number; time: string | number }
  'handover.receiptAt': { time: string | number }
  'handover.receiptDoubted': { name: string | number }
  'handover.receiptDoubtedText': Record<never, never>
  'handover.receiptNever': Record<never, never>
  'handover.receiptNeverText': Record<never, never>
  'handover.receiptNo': Record<never, never>
  'handover.receiptNoText': { name: string | number }
  'handover.receiptTitle': Record<never, never>
  'handover.receiptYes': { name: string | number }
  'handover.record': Record<never, never>
  'handover.recordHow': Record<never, never>
  'handover.recordNote': Record<never, never>
  'handover.recordNoteHint': Record<never, never>
  'handover.recordNoteMissing': Record<never, never>
  'handover.recordSave': Record<never, never>
  'handover.recordText': { name: string | number; reference: string | number }
  'handover.recordTitle': Record<never, never>
  'handover.recorded': { reference: string | number }
  'handover.remind': Record<never, never>
  'handover.reminded': { name: string | number }
  'handover.remindedText': { recipient: string | number }
  'handover.reportedBy.dsn': Record<never, never>
  'handover.reportedBy.mailgun': Record<never, never>
  'handover.reportedBy.postmark': Record<never, never>
  'handover.reportedBy.sendgrid': Record<never, never>
  'handover.reportedBy.ses': Record<never, never>
  'handover.sendAgain': Record<never, never>
  'handover.sendElsewhere': Record<never, never>
  'handover.state.accepted': Record<never, never>
  'handover.state.acknowledged': Record<never, never>
  'handover.state.burned': Record<never, never>
  'handover.state.changed': Record<never, never>
  'handover.state.confirmed': Record<never, never>
  'handover.state.delayed': Record<never, never>
  'handover.state.delivered': Record<never, never>
  'handover.state.disputed': Record<never, never>
  'handover.state.expired': Record<never, never>
  'handover.state.failed': Record<never, never>
  'handover.state.fetched': Record<never, never>
  'handover.state.printed': Record<never, never>
  'handover.state.queued': Record<never, never>
  'handover.state.revealed': Record<never, never>
  'handover.state.set': Record<never, never>
  'handover.state.shown': Record<never, never>
  'handover.state.signedIn': Record<never, never>
  'handover.state.superseded': Record<never, never>
  'handover.state.toPrint': Record<never, never>
  'handover.state.withdrawn': Record<never, never>
  'handover.step.accepted': Record<never, never>
  'handover.step.acknowledged': Record<never, never>
  'handover.step.answerRefused': Record<never, never>
  'handover.step.autoReply': Record<never, never>
  'handover.step.callAttempted': Record<never, never>
  'handover.step.changed': Record<never, never>
  'handover.step.complained': Record<never, never>
  'handover.step.confirmed': Record<never, never>
  'handover.step.delayed': Record<never, never>
  'handover.step.delivered': Record<never, never>
  'handover.step.disputed': Record<never, never>
  'handover.step.erased': Record<never, never>
  'handover.step.expired': Record<never, never>
  'handover.step.failed': Record<never, never>
  'handover.step.fetched': Record<never, never>
  'handover.step.letterErased': Record<never, never>
  'handover.step.letterOpened': Record<never, never>
  'handover.step.pinBurned': Record<never, never>
  'handover.step.printed': Record<never, never>
  'handover.step.queued': Record<never, never>
  'handover.step.relayed': Record<never, never>
  'handover.step.reminded': Record<never, never>
  'handover.step.requestedAgain': Record<never, never>
  'handover.step.revealed': Record<never, never>
  'handover.step.set': Record<never, never>
  'handover.step.shown': Record<never, never>
  'handover.step.shownAgain': Record<never, never>
  'handover.step.signedIn': Record<never, never>
  'handover.step.stopped': Record<never, never>
  'handover.step.superseded': Record<never, never>
  'handover.step.toPrint': Record<never, never>
  'handover.step.withdrawn': Record<never, never>
  'handover.stepProblem': Record<never, never>
  'handover.stepToCome': Record<never, never>
  'handover.steps': Record<never, never>
  'handover.stop': Record<never, never>
  'handover.stopIn': { seconds: number }
  'handover.stopped': Record<never, never>
  'handover.stoppedText': { name: string | number }
  'handover.supersededBy': { reference: string | number }
  'handover.title': Record<never, never>
  'handover.trail': Record<never, never>
  'handover.trail.check': Record<never, never>
  'handover.trail.copy': { number: string | number }
  'handover.trail.head': { time: string | number }
  'handover.trail.more': Record<never, never>
  'handover.trail.none': Record<never, never>
  'handover.trail.notAllowed': Record<never, never>
  'handover.trail.number': { number: string | number }
  'handover.trail.seal': Record<never, never>
  'handover.trail.text': Record<never, never>
  'handover.way.letter': Record<never, never>
  'handover.way.messagePassword': Record<never, never>
  'handover.way.revealLink': Record<never, never>
  'handover.way.setLink': Record<never, never>
  'handover.way.shown': Record<never, never>
  'handover.wayNote.letter': Record<never, never>
  'handover.wayNote.messagePassword': Record<never, never>
  'handover.wayNote.revealLink': Record<never, never>
  'handover.wayNote.setLink': Record<never, never>
  'handover.wayNote.shown': Record<never, never>
  'handover.withdraw': Record<never, never>
  'handover.withdrawAsk': { reference: string | number }
  'handover.withdrawText': { name: string | number }
  'handover.withdrawn': { reference: string | number }
  'health.directory': Record<never, never>
  'health.directory.builtIn': Record<never, never>
  'health.job.clock': Record<never, never>
  'health.job.imports': Record<never, never>
  'health.job.jobs': Record<never, never>
  'health.job.mail': Record<never, never>
  'health.job.plans': Record<never, never>
  'health.job.reminders': Record<never, never>
  'health.job.silence': Record<never, never>
  'health.job.telling': Record<never, never>
  'health.job.tidy': Record<never, never>
  'health.jobReason.database': Record<never, never>
  'health.jobReason.unexpected': Record<never, never>
  'health.jobState.failing': { job: string | number; reason: string | number }
  'health.jobState.late': { job: string | number; time: string | number }
  'health.jobState.neverEnded': { job: string | number }
  'health.jobs': Record<never, never>
  'health.jobs.askOperator': Record<never, never>
  'health.jobs.failing': Record<never, never>
  'health.jobs.never': Record<never, never>
  'health.jobs.ok': Record<never, never>
  'health.jobs.silent': Record<never, never>
  'health.jobs.silentSince': { time: string | number }
  'health.reports': Record<never, never>
  'health.reports.last': { time: string | number }
  'health.reports.none': Record<never, never>
  'health.reports.noneText': Record<never, never>
  'health.reports.refused': { count: number }
  'health.title': Record<never, never>
  'home.addUser': Record<never, never>
  'home.busy': { count: number }
  'home.card.expiring': Record<never, never>
  'home.card.expiringText': Record<never, never>
  'home.card.failed': Record<never, never>
  'home.card.failedText': Record<never, never>
  'home.card.jobs': Record<never, never>
  'home.card.jobsText': Record<never, never>
  'home.card.letters': Record<never, never>
  'home.card.lettersText': Record<never, never>
  'home.card.locked': Record<never, never>
  'home.card.lockedText': Record<never, never>
  'home.card.needsYou': Record<never, never>
  'home.card.needsYouText': Record<never, never>
  'home.card.receipts': Record<never, never>
  'home.card.receiptsText': Record<never, never>
  'home.card.waiting': Record<never, never>
  'home.card.waitingText': Record<never, never>
  'home.checklist': Record<never, never>
  'home.checklist.done': Record<never, never>
  'home.checklist.firstReset': Record<never, never>
  'home.checklist.firstResetText': Record<never, never>
  'home.checklist.mail': Record<never, never>
  'home.checklist.mailText': Record<never, never>
  'home.checklist.operators': Record<never, never>
  'home.checklist.operatorsText': Record<never, never>
  'home.checklist.organisation': Record<never, never>
  'home.checklist.organisationText': Record<never, never>
  'home.checklist.progress': { done: number; total: number }
  'home.checklist.users': Record<never, never>
  'home.checklist.usersText': Record<never, never>
  'home.greeting': { name: string | number }
  'home.latest': Record<never, never>
  'home.latestAll': Record<never, never>
  'home.latestNone': Record<never, never>
  'home.latestQuiet': Record<never, never>
  'home.mail': Record<never, never>
  'home.mail.paused': Record<never, never>
  'home.mail.ready': Record<never, never>
  'home.mail.settings': Record<never, never>
  'home.mail.takenOver': { names: string | number }
  'home.needs': Record<never, never>
  'home.quiet': Record<never, never>
  'home.resetPassword': Record<never, never>
  'home.today': Record<never, never>
  'import.back.check': Record<never, never>
  'import.back.columns': Record<never, never>
  'import.backToUsers': Record<never, never>
  'import.blocked': Record<never, never>
  'import.blockedNote': Record<never, never>
  'import.by.names': Record<never, never>
  'import.by.nothing': Record<never, never>
  'import.by.order': Record<never, never>
  'import.by.template': { template: string | number }
  'import.change': { field: string | number; from: string | number; to: string | number }
  'import.check': Record<never, never>
  'import.checkAgain': Record<never, never>
  'import.checkNote': Record<never, never>
  'import.choose': Record<never, never>
  'import.column': { column: string | number }
  'import.columnIs': { column: string | number }
  'import.columnsTitle': Record<never, never>
  'import.delimiter': Record<never, never>
  'import.delimiter.comma': Record<never, never>
  'import.delimiter.semicolon': Record<never, never>
  'import.delimiter.tab': Record<never, never>
  'import.detected': Record<never, never>
  'import.discard': Record<never, never>
  'import.discardAsk': { name: string | number }
  'import.discardPreview': Record<never, never>
  'import.discardText': Record<never, never>
  'import.domain': Record<never, never>
  'import.download': Record<never, never>
  'import.drop': Record<never, never>
  'import.emptyCells': Record<never, never>
  'import.emptyCells.clear': Record<never, never>
  'import.emptyCells.keep': Record<never, never>
  'import.encoding': Record<never, never>
  'import.existing': Record<never, never>
  'import.existing.how': Record<never, never>
  'import.existing.note': Record<never, never>
  'import.existing.text': { count: number }
  'import.existing.title': Record<never, never>
  'import.existing.verifyText': Record<never, never>
  'import.existing.verifyTitle': Record<never, never>
  'import.fax': Record<never, never>
  'import.fixed': Record<never, never>
  'import.header': Record<never, never>
  'import.kept': { field: string | number; reason: string | number }
  'import.keptUntil': { time: string | number }
  'import.keptUntilWork': { time: string | number }
  'import.line': { line: string | number }
  'import.lineCell': { column: string | number; line: string | number }
  'import.lineEdit': Record<never, never>
  'import.lineKeys': Record<never, never>
  'import.lineLeaveOut': Record<never, never>
  'import.lineResult': { line: string | number; status: string | number }
  'import.lineSave': Record<never, never>
  'import.lineTakeIn': Record<never, never>
  'import.lines': { count: number }
  'import.makeNames': Record<never, never>
  'import.mendAll.domainMissing': { count: number }
  'import.mendAll.nameMissing': { count: number }
  'import.mendAll.nameTaken': { count: number }
  'import.mendAll.userNotFound': { count: number }
  'import.mode': Record<never, never>
  'import.mode.add': Record<never, never>
  'import.mode.addAndUpdate': Record<never, never>
  'import.mode.update': Record<never, never>
  'import.moreLines': Record<never, never>
  'import.nameless': Record<never, never>
  'import.newPassword': Record<never, never>
  'import.noLines': Record<never, never>
  'import.noProblems': Record<never, never>
  'import.noProblemsText': Record<never, never>
  'import.notRead': Record<never, never>
  'import.nothing': Record<never, never>
  'import.nothingToDo': Record<never, never>
  'import.onceMore': Record<never, never>
  'import.onceMore.sheet': { sheet: string | number }
  'import.oneFile': Record<never, never>
  'import.only': Record<never, never>
  'import.only.all': Record<never, never>
  'import.only.changed': Record<never, never>
  'import.only.leftOut': Record<never, never>
  'import.only.new': Record<never, never>
  'import.only.problems': Record<never, never>
  'import.only.unchanged': Record<never, never>
  'import.onlyUpdates': Record<never, never>
  'import.openJob': { job: string | number }
  'import.otherSheet': { sheet: string | number }
  'import.password': Record<never, never>
  'import.paste': Record<never, never>
  'import.pasteEmpty': Record<never, never>
  'import.pasteHint': Record<never, never>
  'import.pasteSend': Record<never, never>
  'import.pastedName': Record<never, never>
  'import.percent': { percent: string | number }
  'import.plan': Record<never, never>
  'import.planNote': Record<never, never>
  'import.planned': Record<never, never>
  'import.plannedText': Record<never, never>
  'import.preview': Record<never, never>
  'import.problem.addressInvalid': Record<never, never>
  'import.problem.addressTaken': Record<never, never>
  'import.problem.cellTooLong': { max: string | number }
  'import.problem.displayNameMissing': Record<never, never>
  'import.problem.domainMissing': Record<never, never>
  'import.problem.domainNotYours': { domain: string | number }
  'import.problem.duplicateAddress': { line: string | number }
  'import.problem.duplicateName': { line: string | number }
  'import.problem.forbiddenCharacter': Record<never, never>
  'import.problem.formulaError': Record<never, never>
  'import.problem.languageUnknown': Record<never, never>
  'import.problem.nameInvalid': Record<never, never>
  'import.problem.nameMissing': Record<never, never>
  'import.problem.nameNotMade': Record<never, never>
  'import.problem.nameTaken': Record<never, never>
  'import.problem.nameTakenByDeleted': Record<never, never>
  'import.problem.roleNotYours': Record<never, never>
  'import.problem.roleUnknown': Record<never, never>
  'import.problem.tooLong': { max: string | number }
  'import.problem.tooMany': { max: string | number }
  'import.problem.tooManyCells': { cells: number; columns: number }
  'import.problem.userDeleted': Record<never, never>
  'import.problem.userNotFound': Record<never, never>
  'import.problemKind.addressInvalid': Record<never, never>
  'import.problemKind.addressTaken': Record<never, never>
  'import.problemKind.cellTooLong': Record<never, never>
  'import.problemKind.displayNameMissing': Record<never, never>
  'import.problemKind.domainMissing': Record<never, never>
  'import.problemKind.domainNotYours': Record<never, never>
  'import.problemKind.duplicateAddress': Record<never, never>
  'import.problemKind.duplicateName': Record<never, never>
  'import.problemKind.forbiddenCharacter': Record<never, never>
  'import.problemKind.formulaError': Record<never, never>
  'import.problemKind.languageUnknown': Record<never, never>
  'import.problemKind.nameInvalid': Record<never, never>
  'import.problemKind.nameMissing': Record<never, never>
  'import.problemKind.nameNotMade': Record<never, never>
  'import.problemKind.nameTaken': Record<never, never>
  'import.problemKind.nameTakenByDeleted': Record<never, never>
  'import.problemKind.roleNotYours': Record<never, never>
  'import.problemKind.roleUnknown': Record<never, never>
  'import.problemKind.tooLong': Record<never, never>
  'import.problemKind.tooMany': Record<never, never>
  'import.problemKind.tooManyCells': Record<never, never>
  'import.problemKind.userDeleted': Record<never, never>
  'import.problemKind.userNotFound': Record<never, never>
  'import.problemKinds': Record<never, never>
  'import.problems.code': Record<never, never>
  'import.problems.column': Record<never, never>
  'import.problems.line': Record<never, never>
  'import.problems.value': Record<never, never>
  'import.problems.what': Record<never, never>
  'import.ran': { job: string | number }
  'import.readAs': { delimiter: string | number; encoding: string | number }
  'import.readSheet': { sheet: string | number }
  'import.reading': Record<never, never>
  'import.readingFile': { name: string | number }
  'import.readingNote': Record<never, never>
  'import.resume': Record<never, never>
  'import.review': Record<never, never>
  'import.review.existing': { count: number }
  'import.review.sentence': { added: number; changed: number; left: number }
  'import.roles': Record<never, never>
  'import.rolesNote': Record<never, never>
  'import.sampleNone': Record<never, never>
  'import.sheet': Record<never, never>
  'import.state.mapping': Record<never, never>
  'import.state.planned': { job: string | number }
  'import.state.ran': { job: string | number }
  'import.state.verified': Record<never, never>
  'import.state.verifying': Record<never, never>
  'import.status.changed': Record<never, never>
  'import.status.new': Record<never, never>
  'import.status.problem': Record<never, never>
  'import.status.unchanged': Record<never, never>
  'import.status.unverified': Record<never, never>
  'import.step.check': Record<never, never>
  'import.step.columns': Record<never, never>
  'import.step.file': Record<never, never>
  'import.step.options': Record<never, never>
  'import.step.run': Record<never, never>
  'import.steps': Record<never, never>
  'import.subtitle': Record<never, never>
  'import.target.roles': Record<never, never>
  'import.template': Record<never, never>
  'import.templateDelete': Record<never, never>
  'import.templateDeleteAsk': { name: string | number }
  'import.templateDeleteText': Record<never, never>
  'import.templateFile': Record<never, never>
  'import.templateName': Record<never, never>
  'import.templateNote': Record<never, never>
  'import.templateSave': Record<never, never>
  'import.templateSaveNote': Record<never, never>
  'import.templateSaved': { name: string | number }
  'import.templates': Record<never, never>
  'import.templatesNone': Record<never, never>
  'import.title': Record<never, never>
  'import.toOptions': Record<never, never>
  'import.understood': Record<never, never>
  'import.unfinished': Record<never, never>
  'import.unfinishedNone': Record<never, never>
  'import.uploading': { name: string | number }
  'import.verifiedOf': { done: number; total: number }
  'import.verifying': Record<never, never>
  'import.verifyingNote': Record<never, never>
  'import.way.none': Record<never, never>
  'import.way.noneNote': Record<never, never>
  'import.without': Record<never, never>
  'import.without.letter': Record<never, never>
  'import.without.letterNote': Record<never, never>
  'import.without.nothing': Record<never, never>
  'import.without.nothingNote': Record<never, never>
  'job.approve': Record<never, never>
  'job.approvedBy': { name: string | number }
  'job.awaiting.mine': Record<never, never>
  'job.awaiting.mineText': Record<never, never>
  'job.awaiting.others': { name: string | number }
  'job.awaiting.othersText': { name: string | number }
  'job.cancel': Record<never, never>
  'job.cancelAsk': Record<never, never>
  'job.cancelText': { done: number; left: number }
  'job.cancelled.never': Record<never, never>
  'job.cancelled.rest': { count: number }
  'job.cancelled.title': Record<never, never>
  'job.copyAddress': Record<never, never>
  'job.decline': Record<never, never>
  'job.declined': { name: string | number; time: string | number }
  'job.discard': Record<never, never>
  'job.discardAsk': Record<never, never>
  'job.discardText': Record<never, never>
  'job.done.all': Record<never, never>
  'job.done.failed': Record<never, never>
  'job.draft.nothing': Record<never, never>
  'job.draft.nothingText': Record<never, never>
  'job.draft.others': { name: string | number }
  'job.draft.text': Record<never, never>
  'job.draft.title': Record<never, never>
  'job.failed': { count: number }
  'job.gathering.count': { count: number }
  'job.gathering.text': Record<never, never>
  'job.gathering.title': Record<never, never>
  'job.import.back': Record<never, never>
  'job.import.putRight': Record<never, never>
  'job.keepGoing': Record<never, never>
  'job.kind.assignRole': Record<never, never>
  'job.kind.block': Record<never, never>
  'job.kind.delete': Record<never, never>
  'job.kind.import': Record<never, never>
  'job.kind.removeRole': Record<never, never>
  'job.kind.reset': Record<never, never>
  'job.kind.restore': Record<never, never>
  'job.kind.signOut': Record<never, never>
  'job.kind.unblock': Record<never, never>
  'job.leftOut': { count: number }
  'job.needs.approval': Record<never, never>
  'job.needs.freshSignIn': Record<never, never>
  'job.next.failed': { count: number }
  'job.next.failedText': Record<never, never>
  'job.next.followUp': Record<never, never>
  'job.next.handovers': { count: number }
  'job.next.handoversText': Record<never, never>
  'job.next.letters': { count: number }
  'job.next.lettersText': Record<never, never>
  'job.next.print': Record<never, never>
  'job.next.title': Record<never, never>
  'job.number': { number: string | number }
  'job.pause': Record<never, never>
  'job.paused.operator': Record<never, never>
  'job.paused.operatorUnable': { name: string | number }
  'job.paused.title': { done: number; total: number }
  'job.progress': { done: number; total: number }
  'job.progressLabel': Record<never, never>
  'job.quarter': { done: number; percent: number; total: number }
  'job.rate': { rate: number }
  'job.reason.address-bounced': Record<never, never>
  'job.reason.address-invalid': Record<never, never>
  'job.reason.address-is-somebody-elses': Record<never, never>
  'job.reason.already-blocked': Record<never, never>
  'job.reason.deleted': Record<never, never>
  'job.reason.display-name-missing': Record<never, never>
  'job.reason.domain-not-yours': Record<never, never>
  'job.reason.global-administrators-only': Record<never, never>
  'job.reason.import-left-out': Record<never, never>
  'job.reason.import-line-changed': Record<never, never>
  'job.reason.import-line-gone': Record<never, never>
  'job.reason.import-problem': Record<never, never>
  'job.reason.last-administrator': Record<never, never>
  'job.reason.last-global-administrator': Record<never, never>
  'job.reason.letter-for-role-holder': Record<never, never>
  'job.reason.letters-off': Record<never, never>
  'job.reason.lifetime-not-allowed': Record<never, never>
  'job.reason.new-destination-for-role-holder': Record<never, never>
  'job.reason.no-ability': Record<never, never>
  'job.reason.no-address': Record<never, never>
  'job.reason.no-session': Record<never, never>
  'job.reason.not-allowed': Record<never, never>
  'job.reason.not-blocked': Record<never, never>
  'job.reason.not-deleted': Record<never, never>
  'job.reason.nothing-to-change': Record<never, never>
  'job.reason.password-refused': Record<never, never>
  'job.reason.rate-limited': Record<never, never>
  'job.reason.recipient-bounced': Record<never, never>
  'job.reason.recipient-invalid': Record<never, never>
  'job.reason.recipient-is-own-account': Record<never, never>
  'job.reason.recipient-is-somebody-elses': Record<never, never>
  'job.reason.role-above-yours': Record<never, never>
  'job.reason.role-held-already': Record<never, never>
  'job.reason.role-not-found': Record<never, never>
  'job.reason.role-not-held': Record<never, never>
  'job.reason.target-holds-a-role': Record<never, never>
  'job.reason.too-late-to-restore': Record<never, never>
  'job.reason.too-many': Record<never, never>
  'job.reason.too-many-attempts': Record<never, never>
  'job.reason.unexpected': Record<never, never>
  'job.reason.unknown': Record<never, never>
  'job.reason.user-deleted': Record<never, never>
  'job.reason.user-not-deleted': Record<never, never>
  'job.reason.user-not-found': Record<never, never>
  'job.reason.user-principal-name-invalid': Record<never, never>
  'job.reason.user-principal-name-taken': Record<never, never>
  'job.reason.verification-required': Record<never, never>
  'job.reason.way-not-allowed': Record<never, never>
  'job.reason.yourself': Record<never, never>
  'job.reasonCount': { count: number; reason: string | number }
  'job.remedy.address-bounced': Record<never, never>
  'job.remedy.address-is-somebody-elses': Record<never, never>
  'job.remedy.import-line-changed': Record<never, never>
  'job.remedy.last-administrator': Record<never, never>
  'job.remedy.last-global-administrator': Record<never, never>
  'job.remedy.letter-for-role-holder': Record<never, never>
  'job.remedy.letters-off': Record<never, never>
  'job.remedy.no-address': Record<never, never>
  'job.remedy.rate-limited': Record<never, never>
  'job.remedy.recipient-bounced': Record<never, never>
  'job.remedy.recipient-is-somebody-elses': Record<never, never>
  'job.remedy.role-above-yours': Record<never, never>
  'job.remedy.too-late-to-restore': Record<never, never>
  'job.remedy.too-many': Record<never, never>
  'job.remedy.too-many-attempts': Record<never, never>
  'job.remedy.unexpected': Record<never, never>
  'job.remedy.user-principal-name-taken': Record<never, never>
  'job.remedy.yourself': Record<never, never>
  'job.report': Record<never, never>
  'job.resume': Record<never, never>
  'job.retry': Record<never, never>
  'job.rowState.cancelled': Record<never, never>
  'job.rowState.done': Record<never, never>
  'job.rowState.failed': Record<never, never>
  'job.rowState.leftOut': Record<never, never>
  'job.rowState.planned': Record<never, never>
  'job.rows.all': Record<never, never>
  'job.rows.filter': Record<never, never>
  'job.rows.handover': Record<never, never>
  'job.rows.none': Record<never, never>
  'job.rows.outcome': Record<never, never>
  'job.rows.reasons': Record<never, never>
  'job.rows.title': Record<never, never>
  'job.rows.toRecipient': { recipient: string | number }
  'job.rows.user': Record<never, never>
  'job.rows.way': Record<never, never>
  'job.running.letters': Record<never, never>
  'job.running.text': Record<never, never>
  'job.start.assignRole': { count: number }
  'job.start.block': { count: number }
  'job.start.delete': { count: number }
  'job.start.import': { count: number }
  'job.start.removeRole': { count: number }
  'job.start.reset': { count: number }
  'job.start.restore': { count: number }
  'job.start.signOut': { count: number }
  'job.start.unblock': { count: number }
  'job.state.awaitingApproval': Record<never, never>
  'job.state.cancelled': Record<never, never>
  'job.state.done': Record<never, never>
  'job.state.draft': Record<never, never>
  'job.state.gathering': Record<never, never>
  'job.state.paused': Record<never, never>
  'job.state.running': Record<never, never>
  'job.timeLeft': { time: string | number }
  'job.was.assignRole': { count: number; role: string | number }
  'job.was.block': { count: number }
  'job.was.delete': { count: number }
  'job.was.import': { count: number }
  'job.was.removeRole': { count: number; role: string | number }
  'job.was.reset': { count: number }
  'job.was.restore': { count: number }
  'job.was.signOut': { count: number }
  'job.was.unblock': { count: number }
  'job.wasLeftOut': { count: number }
  'job.way.letter': { count: number }
  'job.way.messagePassword': { count: number }
  'job.way.revealLink': { count: number }
  'job.way.setLink': { count: number }
  'job.wayOf.letter': Record<never, never>
  'job.wayOf.messagePassword': Record<never, never>
  'job.wayOf.revealLink': Record<never, never>
  'job.wayOf.setLink': Record<never, never>
  'job.why.approved-by-you': Record<never, never>
  'job.why.job-not-in-this-state': Record<never, never>
  'job.why.not-your-job': Record<never, never>
  'job.why.nothing-to-do': Record<never, never>
  'job.why.yourself': Record<never, never>
  'job.will.assignRole': { count: number; role: string | number }
  'job.will.block': { count: number }
  'job.will.delete': { count: number }
  'job.will.import': { count: number }
  'job.will.removeRole': { count: number; role: string | number }
  'job.will.reset': { count: number }
  'job.will.restore': { count: number }
  'job.will.signOut': { count: number }
  'job.will.unblock': { count: number }
  'jobs.column.by': Record<never, never>
  'jobs.column.progress': Record<never, never>
  'jobs.column.state': Record<never, never>
  'jobs.column.what': Record<never, never>
  'jobs.column.when': Record<never, never>
  'jobs.mine': Record<never, never>
  'jobs.noMatch': Record<never, never>
  'jobs.none': Record<never, never>
  'jobs.noneText': Record<never, never>
  'jobs.only': Record<never, never>
  'jobs.only.all': Record<never, never>
  'jobs.only.ended': Record<never, never>
  'jobs.only.open': Record<never, never>
  'jobs.report.outcome': Record<never, never>
  'jobs.report.reason': Record<never, never>
  'jobs.report.recipient': Record<never, never>
  'jobs.report.row': Record<never, never>
  'jobs.report.settledAt': Record<never, never>
  'jobs.report.way': Record<never, never>
  'jobs.showAll': Record<never, never>
  'jobs.subtitle': Record<never, never>
  'jobs.title': Record<never, never>
  'jobs.toUsers': Record<never, never>
  'letters.allPrinted': { count: number }
  'letters.allPrintedText': Record<never, never>
  'letters.byName': Record<never, never>
  'letters.confirm': Record<never, never>
  'letters.confirmMany': Record<never, never>
  'letters.confirmed': { reference: string | number }
  'letters.discard': Record<never, never>
  'letters.discardAsk': { reference: string | number }
  'letters.discardText': Record<never, never>
  'letters.discarded': { reference: string | number }
  'letters.expired': { count: number }
  'letters.expiredText': { count: number }
  'letters.fromTheStart': Record<never, never>
  'letters.mine': Record<never, never>
  'letters.nextBatch': Record<never, never>
  'letters.noDepartment': Record<never, never>
  'letters.noOffice': Record<never, never>
  'letters.none': Record<never, never>
  'letters.noneText': Record<never, never>
  'letters.ofJob': { number: string | number }
  'letters.openedAsk': Record<never, never>
  'letters.openedMany': { count: number }
  'letters.openedManyText': Record<never, never>
  'letters.order': Record<never, never>
  'letters.order.department': Record<never, never>
  'letters.order.displayName': Record<never, never>
  'letters.order.newest': Record<never, never>
  'letters.order.officeLocation': Record<never, never>
  'letters.others': Record<never, never>
  'letters.pageDone': Record<never, never>
  'letters.pageDoneText': Record<never, never>
  'letters.pages': Record<never, never>
  'letters.print': { count: number }
  'letters.printAgain': Record<never, never>
  'letters.printBy': { time: string | number }
  'letters.progress': { all: string | number; printed: string | number }
  'letters.select': { name: string | number; reference: string | number }
  'letters.selectAll': Record<never, never>
  'letters.selectFirst': Record<never, never>
  'letters.showAll': Record<never, never>
  'letters.subtitle': Record<never, never>
  'letters.title': Record<never, never>
  'letters.toUsers': Record<never, never>
  'letters.waiting': { count: number }
  'lifetime.14d': Record<never, never>
  'lifetime.24h': Record<never, never>
  'lifetime.3d': Record<never, never>
  'lifetime.7d': Record<never, never>
  'mail.account': Record<never, never>
  'mail.address': Record<never, never>
  'mail.addressAdded.lead': { organisation: string | number }
  'mail.addressAdded.subject': { organisation: string | number }
  'mail.addressRemoved.lead': { organisation: string | number }
  'mail.addressRemoved.subject': { organisation: string | number }
  'mail.adminAlert.lead': { name: string | number }
  'mail.adminAlert.subject': { reference: string | number }
  'mail.adminAlertLetter.lead': { name: string | number }
  'mail.adminAlertLetter.subject': { reference: string | number }
  'mail.automatic': Record<never, never>
  'mail.changed.lead': { organisation: string | number }
  'mail.changed.subject': { organisation: string | number }
  'mail.confirmAddress.button': Record<never, never>
  'mail.confirmAddress.challenge': Record<never, never>
  'mail.confirmAddress.lead': { organisation: string | number }
  'mail.confirmAddress.otherwise': Record<never, never>
  'mail.confirmAddress.subject': { organisation: string | number }
  'mail.handover.buttonReveal': Record<never, never>
  'mail.handover.buttonSet': Record<never, never>
  'mail.handover.buttonSignIn': Record<never, never>
  'mail.handover.challenge': Record<never, never>
  'mail.handover.leadPassword': { organisation: string | number }
  'mail.handover.leadReveal': { organisation: string | number }
  'mail.handover.leadSet': { organisation: string | number }
  'mail.handover.nextPassword': Record<never, never>
  'mail.handover.subjectReveal': { organisation: string | number; reference: string | number }
  'mail.handover.subjectSet': { organisation: string | number; reference: string | number }
  'mail.handover.typing': Record<never, never>
  'mail.handover.unexpected': { organisation: string | number }
  'mail.handover.unexpectedPassword': { organisation: string | number }
  'mail.hello': Record<never, never>
  'mail.help': { contact: string | number; organisation: string | number }
  'mail.jobAlert.button': Record<never, never>
  'mail.jobAlert.elsewhere': { count: number; name: string | number }
  'mail.jobAlert.lead': { count: number; name: string | number }
  'mail.jobAlert.subject': { count: number; organisation: string | number }
  'mail.jobAlert.why': Record<never, never>
  'mail.letter.lead': { name: string | number; organisation: string | number }
  'mail.letter.onPaper': Record<never, never>
  'mail.letter.subject': { organisation: string | number; reference: string | number }
  'mail.linkFallback': Record<never, never>
  'mail.newDestination.lead': { name: string | number; organisation: string | number }
  'mail.newDestination.subject': { organisation: string | number; reference: string | number }
  'mail.newPassword': Record<never, never>
  'mail.notice.button': Record<never, never>
  'mail.notice.ok': Record<never, never>
  'mail.notice.otherwise': { organisation: string | number }
  'mail.notice.otherwiseContact': { organisation: string | number }
  'mail.operator.button': Record<never, never>
  'mail.operator.choose': Record<never, never>
  'mail.operator.due': Record<never, never>
  'mail.operator.more': { count: number }
  'mail.operatorAlert.lead': { count: number }
  'mail.operatorAlert.subject': { count: number; organisation: string | number }
  'mail.operatorDigest.nobodys': { count: number }
  'mail.operatorDigest.own': { count: number }
  'mail.operatorDigest.subject': { count: number; organisation: string | number }
  'mail.reference': Record<never, never>
  'mail.reminder.lead.password': { organisation: string | number }
  'mail.reminder.lead.reveal': { organisation: string | number }
  'mail.reminder.lead.set': { organisation: string | number }
  'mail.reminder.look': Record<never, never>
  'mail.reminder.lost': { organisation: string | number }
  'mail.reminder.safe': Record<never, never>
  'mail.reminder.subject': { organisation: string | number; reference: string | number }
  'mail.reset.handedOver': Record<never, never>
  'mail.reset.lead': { name: string | number; organisation: string | number }
  'mail.reset.subject': { organisation: string | number; reference: string | number }
  'mail.sentAt': Record<never, never>
  'mail.sentTo': Record<never, never>
  'mail.subject': Record<never, never>
  'mail.test.lead': { organisation: string | number }
  'mail.test.subject': { organisation: string | number }
  'mail.when': Record<never, never>
  'mail.worksUntil': Record<never, never>
  'navigation.audit': Record<never, never>
  'navigation.deletedUsers': Record<never, never>
  'navigation.followUp': Record<never, never>
  'navigation.home': Record<never, never>
  'navigation.jobs': Record<never, never>
  'navigation.label': Record<never, never>
  'navigation.letters': Record<never, never>
  'navigation.lettersWait': { count: number }
  'navigation.more': Record<never, never>
  'navigation.needsYou': { count: number }
  'navigation.roles': Record<never, never>
  'navigation.settings': Record<never, never>
  'navigation.users': Record<never, never>
  'navigation.usersShort': Record<never, never>
  'noAccess.roles': { roles: string | number }
  'noAccess.text': Record<never, never>
  'noAccess.title': Record<never, never>
  'notFound.home': Record<never, never>
  'notFound.text': Record<never, never>
  'notFound.title': Record<never, never>
  'overview.chart': Record<never, never>
  'overview.column.day': Record<never, never>
  'overview.column.total': Record<never, never>
  'overview.count': { count: number }
  'overview.countedAt': { time: string | number; timeZone: string | number }
  'overview.failures': Record<never, never>
  'overview.failuresLink': { domain: string | number }
  'overview.failuresNone': Record<never, never>
  'overview.failuresOf': { failed: number; sent: number; share: string | number }
  'overview.figure': { count: number; outcome: string | number }
  'overview.hideTable': Record<never, never>
  'overview.median': Record<never, never>
  'overview.neverText': Record<never, never>
  'overview.ninetieth': Record<never, never>
  'overview.none': Record<never, never>
  'overview.ofDay': { day: string | number; figures: string | number }
  'overview.outcome.disputed': Record<never, never>
  'overview.outcome.ended': Record<never, never>
  'overview.outcome.expired': Record<never, never>
  'overview.outcome.failed': Record<never, never>
  'overview.outcome.open': Record<never, never>
  'overview.outcome.receipt': Record<never, never>
  'overview.showTable': Record<never, never>
  'overview.table': Record<never, never>
  'overview.times': Record<never, never>
  'overview.timesNone': Record<never, never>
  'overview.timesText': Record<never, never>
  'overview.title': Record<never, never>
  'page.account.addAddress': Record<never, never>
  'page.account.addressAdded': Record<never, never>
  'page.account.addressConfirmed': Record<never, never>
  'page.account.addressRegistered': { organisation: string | number }
  'page.account.addressRemoved': Record<never, never>
  'page.account.addressWaiting': Record<never, never>
  'page.account.addresses': Record<never, never>
  'page.account.addressesLead': Record<never, never>
  'page.account.addressesNone': Record<never, never>
  'page.account.admin': Record<never, never>
  'page.account.changePassword': Record<never, never>
  'page.account.event.addressAdded': Record<never, never>
  'page.account.event.addressConfirmed': Record<never, never>
  'page.account.event.addressRemoved': Record<never, never>
  'page.account.event.disputed': Record<never, never>
  'page.account.event.passwordChanged': Record<never, never>
  'page.account.event.passwordReset': { name: string | number }
  'page.account.event.signInRefused': Record<never, never>
  'page.account.event.signedIn': Record<never, never>
  'page.account.event.signedOutEverywhere': Record<never, never>
  'page.account.events': Record<never, never>
  'page.account.eventsNone': Record<never, never>
  'page.account.languageLead': Record<never, never>
  'page.account.lastUsed': { network: string | number; time: string | number }
  'page.account.mail': Record<never, never>
  'page.account.mail.atOnce': Record<never, never>
  'page.account.mail.both': Record<never, never>
  'page.account.mail.digest': Record<never, never>
  'page.account.mail.none': Record<never, never>
  'page.account.mailLead': Record<never, never>
  'page.account.newAddress': Record<never, never>
  'page.account.password': Record<never, never>
  'page.account.passwordChangedAt': { time: string | number }
  'page.account.passwordNever': Record<never, never>
  'page.account.passwordSaved': Record<never, never>
  'page.account.problem.addressInvalid': Record<never, never>
  'page.account.problem.addressNotFound': Record<never, never>
  'page.account.problem.addressOwn': Record<never, never>
  'page.account.problem.currentWrong': Record<never, never>
  'page.account.problem.tooManyAddresses': Record<never, never>
  'page.account.remove': Record<never, never>
  'page.account.removeAddress': { address: string | number }
  'page.account.revoke': Record<never, never>
  'page.account.revokeDevice': { device: string | number }
  'page.account.save': Record<never, never>
  'page.account.saved': Record<never, never>
  'page.account.sessionEnded': Record<never, never>
  'page.account.sessions': Record<never, never>
  'page.account.signOut': Record<never, never>
  'page.account.signOutEverywhere': Record<never, never>
  'page.account.thisDevice': Record<never, never>
  'page.account.title': Record<never, never>
  'page.account.unknownDevice': Record<never, never>
  'page.account.yourPassword': Record<never, never>
  'page.acknowledged.lead': { organisation: string | number }
  'page.acknowledged.title': Record<never, never>
  'page.change.account': { name: string | number }
  'page.change.button': Record<never, never>
  'page.change.required': { organisation: string | number }
  'page.change.signOut': Record<never, never>
  'page.change.temporary': Record<never, never>
  'page.change.title': Record<never, never>
  'page.code.button': Record<never, never>
  'page.code.group': { group: string | number }
  'page.code.hint': Record<never, never>
  'page.code.label': Record<never, never>
  'page.code.lead': { organisation: string | number }
  'page.code.length': { count: number }
  'page.code.title': Record<never, never>
  'page.code.typo': Record<never, never>
  'page.confirmAddress.button': Record<never, never>
  'page.confirmAddress.lead': { address: string | number; organisation: string | number }
  'page.confirmAddress.otherwise': Record<never, never>
  'page.confirmAddress.title': Record<never, never>
  'page.confirmAddress.unavailableText': Record<never, never>
  'page.confirmAddress.unavailableTitle': Record<never, never>
  'page.confirmedAddress.lead': { organisation: string | number }
  'page.confirmedAddress.title': Record<never, never>
  'page.demo.button': Record<never, never>
  'page.demo.lead': { name: string | number }
  'page.demo.title': Record<never, never>
  'page.dispute.after': { organisation: string | number }
  'page.dispute.back': Record<never, never>
  'page.dispute.button': Record<never, never>
  'page.dispute.lead': { organisation: string | number }
  'page.dispute.link': Record<never, never>
  'page.dispute.linkLead': Record<never, never>
  'page.dispute.title': Record<never, never>
  'page.disputed.lead': { organisation: string | number }
  'page.disputed.next': { organisation: string | number }
  'page.disputed.title': Record<never, never>
  'page.handover.expires': { time: string | number }
  'page.handover.leadReveal': { organisation: string | number }
  'page.handover.leadSet': { organisation: string | number }
  'page.handover.name': Record<never, never>
  'page.handover.nameHint': Record<never, never>
  'page.handover.nameOrFamilyName': Record<never, never>
  'page.handover.nameOrFamilyNameHint': { organisation: string | number }
  'page.handover.once': Record<never, never>
  'page.handover.otherAccount': { name: string | number }
  'page.handover.otherAccountNeeded': Record<never, never>
  'page.handover.pin': Record<never, never>
  'page.handover.pinHint': { organisation: string | number }
  'page.handover.reveal': Record<never, never>
  'page.handover.set': Record<never, never>
  'page.handover.titleReveal': Record<never, never>
  'page.handover.titleSet': Record<never, never>
  'page.handover.wait': { count: number }
  'page.handover.why': Record<never, never>
  'page.handover.wrongAnswer': Record<never, never>
  'page.handover.wrongPin': { count: number }
  'page.help': Record<never, never>
  'page.hidePassword': Record<never, never>
  'page.invite.lead': { name: string | number; organisation: string | number }
  'page.invite.title': Record<never, never>
  'page.invite.toSignIn': Record<never, never>
  'page.invite.unavailableText': Record<never, never>
  'page.invite.unavailableTitle': Record<never, never>
  'page.language': Record<never, never>
  'page.letter.answerName': Record<never, never>
  'page.letter.answerPin': Record<never, never>
  'page.letter.choose': Record<never, never>
  'page.letter.code': Record<never, never>
  'page.letter.date': Record<never, never>
  'page.letter.lead': Record<never, never>
  'page.letter.nobodyAsks': { organisation: string | number }
  'page.letter.notMe': { address: string | number }
  'page.letter.open': Record<never, never>
  'page.letter.qr': { reference: string | number }
  'page.letter.reference': Record<never, never>
  'page.letter.title': { organisation: string | number }
  'page.letter.typeCode': Record<never, never>
  'page.letter.until': Record<never, never>
  'page.letters.back': Record<never, never>
  'page.letters.care': { count: number }
  'page.letters.lead': { count: number }
  'page.letters.print': Record<never, never>
  'page.letters.printed': { count: number }
  'page.letters.title': { count: number }
  'page.mailbox.asHtml': Record<never, never>
  'page.mailbox.asText': Record<never, never>
  'page.mailbox.back': Record<never, never>
  'page.mailbox.banner': Record<never, never>
  'page.mailbox.find': Record<never, never>
  'page.mailbox.from': Record<never, never>
  'page.mailbox.headers': Record<never, never>
  'page.mailbox.newer': Record<never, never>
  'page.mailbox.none': Record<never, never>
  'page.mailbox.noneFound': Record<never, never>
  'page.mailbox.older': Record<never, never>
  'page.mailbox.received': Record<never, never>
  'page.mailbox.search': Record<never, never>
  'page.mailbox.title': Record<never, never>
  'page.mailbox.to': Record<never, never>
  'page.password.classes': Record<never, never>
  'page.password.current': Record<never, never>
  'page.password.minimum': { count: number }
  'page.password.new': Record<never, never>
  'page.password.repeat': Record<never, never>
  'page.password.rules': Record<never, never>
  'page.password.uncommon': Record<never, never>
  'page.passwordProblem.banned': Record<never, never>
  'page.passwordProblem.classes': { required: number }
  'page.passwordProblem.common': Record<never, never>
  'page.passwordProblem.containsName': Record<never, never>
  'page.passwordProblem.previous': Record<never, never>
  'page.passwordProblem.repeatDiffers': Record<never, never>
  'page.passwordProblem.tooLong': { maximum: number }
  'page.passwordProblem.tooShort': { minimum: number }
  'page.policy.classes': { required: number }
  'page.policy.common': Record<never, never>
  'page.policy.length': { maximum: number; minimum: number }
  'page.policy.names': Record<never, never>
  'page.policy.passphrase': Record<never, never>
  'page.problem.crossSite': Record<never, never>
  'page.problem.forbidden': Record<never, never>
  'page.problem.internal': Record<never, never>
  'page.problem.invalid': Record<never, never>
  'page.problem.notFound': Record<never, never>
  'page.problem.title': Record<never, never>
  'page.problem.tooMany': Record<never, never>
  'page.problemTitle': Record<never, never>
  'page.reference': Record<never, never>
  'page.requested.lead': { organisation: string | number }
  'page.requested.next': { organisation: string | number }
  'page.requested.title': Record<never, never>
  'page.revealed.account': Record<never, never>
  'page.revealed.acknowledge': Record<never, never>
  'page.revealed.acknowledgeHint': Record<never, never>
  'page.revealed.again': { time: string | number }
  'page.revealed.copied': Record<never, never>
  'page.revealed.copy': Record<never, never>
  'page.revealed.password': Record<never, never>
  'page.revealed.print': Record<never, never>
  'page.revealed.signIn': Record<never, never>
  'page.revealed.spell': Record<never, never>
  'page.revealed.step1': Record<never, never>
  'page.revealed.step2': Record<never, never>
  'page.revealed.step3': Record<never, never>
  'page.revealed.stepsTitle': Record<never, never>
  'page.revealed.title': Record<never, never>
  'page.revealed.typing': Record<never, never>
  'page.revealed.works': { time: string | number }
  'page.setDone.elsewhere': Record<never, never>
  'page.setDone.lead': Record<never, never>
  'page.setDone.title': Record<never, never>
  'page.showPassword': Record<never, never>
  'page.signIn.button': Record<never, never>
  'page.signIn.forgotten': Record<never, never>
  'page.signIn.forgottenLead': { organisation: string | number }
  'page.signIn.password': Record<never, never>
  'page.signIn.passwordChanged': Record<never, never>
  'page.signIn.refused': Record<never, never>
  'page.signIn.sessionEnded': Record<never, never>
  'page.signIn.signedOut': Record<never, never>
  'page.signIn.title': Record<never, never>
  'page.signIn.userName': Record<never, never>
  'page.signIn.wait': Record<never, never>
  'page.spell.capital': { letter: string | number; word: string }
  'page.spell.digit': { digit: string | number }
  'page.spell.other': { character: string | number }
  'page.spell.small': { letter: string | number; word: string }
  'page.switch.button': Record<never, never>
  'page.switch.lead': { name: string | number }
  'page.switch.stay': { name: string | number }
  'page.switch.title': Record<never, never>
  'page.unavailable.askLead': { organisation: string | number }
  'page.unavailable.askTitle': Record<never, never>
  'page.unavailable.button': Record<never, never>
  'page.unavailable.lead': Record<never, never>
  'page.unavailable.title': Record<never, never>
  'palette.none': Record<never, never>
  'palette.placeholder': Record<never, never>
  'passwordState.expired': Record<never, never>
  'passwordState.none': Record<never, never>
  'passwordState.set': Record<never, never>
  'passwordState.temporary': Record<never, never>
  'passwordState.waiting': Record<never, never>
  'problem.address-invalid': Record<never, never>
  'problem.address-is-somebody-elses': { address: string | number }
  'problem.address-not-suppressed': Record<never, never>
  'problem.already-ended': Record<never, never>
  'problem.already-received': Record<never, never>
  'problem.already-set-up': Record<never, never>
  'problem.approval-required': Record<never, never>
  'problem.choosing-not-allowed': Record<never, never>
  'problem.cross-site-request': Record<never, never>
  'problem.current-password-wrong': Record<never, never>
  'problem.cursor-invalid': Record<never, never>
  'problem.default-language-not-offered': Record<never, never>
  'problem.display-name-missing': Record<never, never>
  'problem.domain-invalid': { domain: string | number }
  'problem.domain-not-yours': Record<never, never>
  'problem.fresh-sign-in-required': Record<never, never>
  'problem.handover-ended': Record<never, never>
  'problem.handover-not-found': Record<never, never>
  'problem.idempotency-key-reused': Record<never, never>
  'problem.import-blocked-with-handover': Record<never, never>
  'problem.import-column-not-found': Record<never, never>
  'problem.import-encoding-broken': { line: string | number }
  'problem.import-encodings-mixed': { line: string | number; utf8Line: string | number }
  'problem.import-existing-without-handover': Record<never, never>
  'problem.import-file-empty': Record<never, never>
  'problem.import-file-missing': Record<never, never>
  'problem.import-file-too-large': { max: number }
  'problem.import-line-not-found': Record<never, never>
  'problem.import-line-too-long': { line: string | number; max: number }
  'problem.import-mapping-incomplete': {
    domain: string | number
    reason: string
    target: string | number
  }
  'problem.import-not-a-table': Record<never, never>
  'problem.import-not-a-workbook': Record<never, never>
  'problem.import-not-found': Record<never, never>
  'problem.import-not-mapped': Record<never, never>
  'problem.import-not-readable': { line: string | number }
  'problem.import-not-verified': Record<never, never>
  'problem.import-old-workbook': Record<never, never>
  'problem.import-planned': { job: string | number }
  'problem.import-quote-not-closed': { line: string | number }
  'problem.import-ran-already': { job: string | number }
  'problem.import-sheet-not-found': { sheet: string | number }
  'problem.import-too-many-columns': { line: string | number; max: number }
  'problem.import-too-many-files': { max: number }
  'problem.import-too-many-lines': { max: number }
  'problem.import-unpacks-too-large': Record<never, never>
  'problem.import-workbook-broken': Record<never, never>
  'problem.invalid-request': Record<never, never>
  'problem.job-approver-cannot-run': Record<never, never>
  'problem.job-count-changed': Record<never, never>
  'problem.job-not-found': Record<never, never>
  'problem.job-not-in-this-state': Record<never, never>
  'problem.language-not-offered': Record<never, never>
  'problem.last-global-administrator': Record<never, never>
  'problem.letter-erased': Record<never, never>
  'problem.letter-for-role-holder': Record<never, never>
  'problem.letter-not-opened': Record<never, never>
  'problem.letter-printed': Record<never, never>
  'problem.letter-unreadable': Record<never, never>
  'problem.lifetime-not-allowed': Record<never, never>
  'problem.live-full': Record<never, never>
  'problem.live-too-many': Record<never, never>
  'problem.mail-transport-unknown': Record<never, never>
  'problem.message-already-left': Record<never, never>
  'problem.must-change-password': Record<never, never>
  'problem.new-destination-for-role-holder': Record<never, never>
  'problem.no-letter': Record<never, never>
  'problem.not-acceptable': Record<never, never>
  'problem.not-allowed': Record<never, never>
  'problem.not-found': Record<never, never>
  'problem.not-your-job': Record<never, never>
  'problem.nothing-to-do': Record<never, never>
  'problem.owner-cannot-work': Record<never, never>
  'problem.password-refused': Record<never, never>
  'problem.pin-needs-a-link': Record<never, never>
  'problem.quiet-hours-too-long': Record<never, never>
  'problem.recipient-bounced': Record<never, never>
  'problem.recipient-invalid': Record<never, never>
  'problem.recipient-is-own-account': Record<never, never>
  'problem.recipient-is-somebody-elses': Record<never, never>
  'problem.reminder-already-seen': Record<never, never>
  'problem.reminder-bounced': Record<never, never>
  'problem.reminder-no-more': Record<never, never>
  'problem.reminder-not-sent-yet': Record<never, never>
  'problem.reminder-too-soon': Record<never, never>
  'problem.reminder-without-message': Record<never, never>
  'problem.role-not-found': Record<never, never>
  'problem.role-not-held': Record<never, never>
  'problem.setting-missing': Record<never, never>
  'problem.sign-in-required': Record<never, never>
  'problem.template-name-missing': Record<never, never>
  'problem.template-not-found': Record<never, never>
  'problem.time-out-of-range': { days: number }
  'problem.time-zone-unknown': Record<never, never>
  'problem.too-large': Record<never, never>
  'problem.too-late-to-restore': Record<never, never>
  'problem.too-many-attempts': Record<never, never>
  'problem.too-many-views': { most: number }
  'problem.unexpected': Record<never, never>
  'problem.unknown-host': Record<never, never>
  'problem.unreachable': Record<never, never>
  'problem.user-deleted': Record<never, never>
  'problem.user-not-deleted': Record<never, never>
  'problem.user-not-found': Record<never, never>
  'problem.user-principal-name-invalid': Record<never, never>
  'problem.user-principal-name-taken': { holder: string }
  'problem.verification-required': Record<never, never>
  'problem.view-name-missing': Record<never, never>
  'problem.view-name-taken': Record<never, never>
  'problem.view-not-found': Record<never, never>
  'problem.way-not-allowed': Record<never, never>
  'reason.already-ended': Record<never, never>
  'reason.already-received': Record<never, never>
  'reason.already-sent': Record<never, never>
  'reason.deleted': Record<never, never>
  'reason.global-administrators-only': Record<never, never>
  'reason.handover-ended': Record<never, never>
  'reason.last-administrator': Record<never, never>
  'reason.letter-erased': Record<never, never>
  'reason.letter-not-opened': Record<never, never>
  'reason.letter-printed': Record<never, never>
  'reason.message-left': Record<never, never>
  'reason.no-ability': Record<never, never>
  'reason.no-letter': Record<never, never>
  'reason.not-deleted': Record<never, never>
  'reason.not-your-view': Record<never, never>
  'reason.reminder-already-seen': Record<never, never>
  'reason.reminder-bounced': Record<never, never>
  'reason.reminder-no-more': Record<never, never>
  'reason.reminder-not-sent-yet': Record<never, never>
  'reason.reminder-too-soon': Record<never, never>
  'reason.reminder-without-message': Record<never, never>
  'reason.role-above-yours': Record<never, never>
  'reason.target-holds-a-role': Record<never, never>
  'reason.too-late-to-restore': Record<never, never>
  'reason.user-deleted': Record<never, never>
  'reason.yourself': Record<never, never>
  'reset.addressBounced': Record<never, never>
  'reset.addressConfirmed': Record<never, never>
  'reset.addressOnFile': Record<never, never>
  'reset.bouncedAt': Record<never, never>
  'reset.bouncedLift': Record<never, never>
  'reset.bouncedLifted': { address: string | number }
  'reset.bouncedText': Record<never, never>
  'reset.bouncedTitle': Record<never, never>
  'reset.choose': Record<never, never>
  'reset.copyPassword': Record<never, never>
  'reset.copyPin': Record<never, never>
  'reset.done': Record<never, never>
  'reset.error.passwordMissing': Record<never, never>
  'reset.error.passwordShort': { minimum: string | number }
  'reset.error.recipientMissing': Record<never, never>
  'reset.error.recipientOnFileOnly': Record<never, never>
  'reset.error.recipientOwn': Record<never, never>
  'reset.error.recipientShape': Record<never, never>
  'reset.error.verificationMissing': Record<never, never>
  'reset.followUp': Record<never, never>
  'reset.for': { name: string | number }
  'reset.generate': Record<never, never>
  'reset.hidden': Record<never, never>
  'reset.hide': Record<never, never>
  'reset.language': Record<never, never>
  'reset.leavesIn': { seconds: number }
  'reset.letterLanguage': Record<never, never>
  'reset.letterLifetime': Record<never, never>
  'reset.letterPinHint': Record<never, never>
  'reset.letterReference': { reference: string | number }
  'reset.letterUntil': { time: string | number }
  'reset.letterWaits': { name: string | number }
  'reset.letterWithdrawText': Record<never, never>
  'reset.lifetime': Record<never, never>
  'reset.linkUntil': { time: string | number }
  'reset.newPassword': Record<never, never>
  'reset.noAddress': Record<never, never>
  'reset.noteLetter': Record<never, never>
  'reset.noteMustChange': Record<never, never>
  'reset.noteMustChangeNew': Record<never, never>
  'reset.noteSet': Record<never, never>
  'reset.noteSetNew': Record<never, never>
  'reset.noticesTo': { addresses: string | number }
  'reset.oldPassword': Record<never, never>
  'reset.onItsWay': { name: string | number; recipient: string | number }
  'reset.openText': Record<never, never>
  'reset.openTitle': Record<never, never>
  'reset.password': Record<never, never>
  'reset.passwordHint': { minimum: string | number }
  'reset.passwordLifetime': Record<never, never>
  'reset.passwordNote': Record<never, never>
  'reset.passwordTitle': Record<never, never>
  'reset.passwordUntil': { time: string | number }
  'reset.paused': { recipient: string | number }
  'reset.pin': Record<never, never>
  'reset.pinHint': Record<never, never>
  'reset.pinNote': Record<never, never>
  'reset.pinTitle': Record<never, never>
  'reset.printNow': Record<never, never>
  'reset.recipient': Record<never, never>
  'reset.recipientHint': Record<never, never>
  'reset.reference': { reference: string | number }
  'reset.restore': Record<never, never>
  'reset.restoreTitle': Record<never, never>
  'reset.restored': Record<never, never>
  'reset.show': Record<never, never>
  'reset.showPin': Record<never, never>
  'reset.shownTo': { name: string | number }
  'reset.stop': Record<never, never>
  'reset.stopText': Record<never, never>
  'reset.stopTextNew': Record<never, never>
  'reset.submit': Record<never, never>
  'reset.way': Record<never, never>
  'reset.withdraw': Record<never, never>
  'reset.withdrawAsk': { reference: string | number }
  'reset.withdrawAskNew': Record<never, never>
  'reset.withdrawAskText': Record<never, never>
  'reset.withdrawText': Record<never, never>
  'reset.withdrawn': Record<never, never>
  'reset.withdrawnNew': Record<never, never>
  'role.AuthenticationAdministrator': Record<never, never>
  'role.DirectoryReaders': Record<never, never>
  'role.GlobalAdministrator': Record<never, never>
  'role.GlobalReader': Record<never, never>
  'role.HelpdeskAdministrator': Record<never, never>
  'role.PasswordAdministrator': Record<never, never>
  'role.PrivilegedAuthenticationAdministrator': Record<never, never>
  'role.PrivilegedRoleAdministrator': Record<never, never>
  'role.ReportsReader': Record<never, never>
  'role.UserAdministrator': Record<never, never>
  'roles.assign': Record<never, never>
  'roles.assignFound': { count: number }
  'roles.assignHint': Record<never, never>
  'roles.assignNone': Record<never, never>
  'roles.assignSearch': Record<never, never>
  'roles.assignText': Record<never, never>
  'roles.assignTitle': { role: string | number }
  'roles.assignTo': Record<never, never>
  'roles.assigned': { name: string | number; role: string | number }
  'roles.back': Record<never, never>
  'roles.compare': Record<never, never>
  'roles.compareNone': Record<never, never>
  'roles.compareReset': { role: string | number }
  'roles.compareTitle': Record<never, never>
  'roles.compareWhat': Record<never, never>
  'roles.everything': Record<never, never>
  'roles.holders': { count: number }
  'roles.holdersNone': Record<never, never>
  'roles.holdersTitle': Record<never, never>
  'roles.holdsAlready': Record<never, never>
  'roles.list': Record<never, never>
  'roles.no': Record<never, never>
  'roles.noRole': Record<never, never>
  'roles.remove': { name: string | number }
  'roles.removeAction': Record<never, never>
  'roles.removeAsk': { name: string | number; role: string | number }
  'roles.removeText': Record<never, never>
  'roles.removed': { name: string | number; role: string | number }
  'roles.resets': Record<never, never>
  'roles.resets.all': Record<never, never>
  'roles.resets.none': Record<never, never>
  'roles.sensitive': Record<never, never>
  'roles.sensitiveText': Record<never, never>
  'roles.since': { date: string | number }
  'roles.sinceBy': { date: string | number; name: string | number }
  'roles.subtitle': Record<never, never>
  'roles.title': Record<never, never>
  'roles.what': Record<never, never>
  'roles.yes': Record<never, never>
  'search.clear': Record<never, never>
  'settings.bulk.approve': Record<never, never>
  'settings.bulk.approveAbove': Record<never, never>
  'settings.bulk.approveAboveHint': Record<never, never>
  'settings.bulk.approveText': Record<never, never>
  'settings.bulk.confirmAbove': Record<never, never>
  'settings.bulk.confirmAboveHint': Record<never, never>
  'settings.bulk.text': Record<never, never>
  'settings.followUps.calendar': Record<never, never>
  'settings.followUps.delayedHours': Record<never, never>
  'settings.followUps.delayedHoursHint': Record<never, never>
  'settings.followUps.digest': Record<never, never>
  'settings.followUps.digestAt': Record<never, never>
  'settings.followUps.digestHint': Record<never, never>
  'settings.followUps.expiresSoonHours': Record<never, never>
  'settings.followUps.expiresSoonHoursHint': Record<never, never>
  'settings.followUps.letterDays': Record<never, never>
  'settings.followUps.letterDaysHint': Record<never, never>
  'settings.followUps.notFetchedHours': Record<never, never>
  'settings.followUps.notFetchedHoursHint': Record<never, never>
  'settings.followUps.notRevealedHours': Record<never, never>
  'settings.followUps.notRevealedHoursHint': Record<never, never>
  'settings.followUps.notSignedInHours': Record<never, never>
  'settings.followUps.notSignedInHoursHint': Record<never, never>
  'settings.followUps.otherPlace': Record<never, never>
  'settings.followUps.otherPlace.country': Record<never, never>
  'settings.followUps.otherPlace.network': Record<never, never>
  'settings.followUps.otherPlace.off': Record<never, never>
  'settings.followUps.otherPlaceHint': Record<never, never>
  'settings.followUps.quietFrom': Record<never, never>
  'settings.followUps.quietHours': Record<never, never>
  'settings.followUps.quietHoursHint': Record<never, never>
  'settings.followUps.quietTo': Record<never, never>
  'settings.followUps.reminders': Record<never, never>
  'settings.followUps.reminders.after': Record<never, never>
  'settings.followUps.reminders.afterHint': Record<never, never>
  'settings.followUps.reminders.beforeEnd': Record<never, never>
  'settings.followUps.reminders.beforeEndHint': Record<never, never>
  'settings.followUps.reminders.count': { most: number }
  'settings.followUps.reminders.most': Record<never, never>
  'settings.followUps.reminders.mostHint': Record<never, never>
  'settings.followUps.text': Record<never, never>
  'settings.followUps.timeZone': Record<never, never>
  'settings.followUps.timeZoneHint': { time: string | number }
  'settings.followUps.workingDays': Record<never, never>
  'settings.followUps.workingDaysMissing': Record<never, never>
  'settings.followUps.workingTimeOnly': Record<never, never>
  'settings.followUps.workingTimeOnlyHint': Record<never, never>
  'settings.handovers.letters': Record<never, never>
  'settings.handovers.lettersRisk': Record<never, never>
  'settings.handovers.lifetime': Record<never, never>
  'settings.handovers.lifetime.24h': Record<never, never>
  'settings.handovers.lifetime.3d': Record<never, never>
  'settings.handovers.lifetime.7d': Record<never, never>
  'settings.handovers.lifetimeRisk': Record<never, never>
  'settings.handovers.marked': Record<never, never>
  'settings.handovers.operatorMayChoosePassword': Record<never, never>
  'settings.handovers.operatorMayChoosePasswordRisk': Record<never, never>
  'settings.handovers.operatorMaySeePassword': Record<never, never>
  'settings.handovers.operatorMaySeePasswordRisk': Record<never, never>
  'settings.handovers.passwordInMessage': Record<never, never>
  'settings.handovers.passwordInMessageRisk': Record<never, never>
  'settings.handovers.setLinkFirst': Record<never, never>
  'settings.handovers.setLinkFirstRisk': Record<never, never>
  'settings.handovers.text': Record<never, never>
  'settings.keyboard.hint': Record<never, never>
  'settings.keyboard.single': Record<never, never>
  'settings.keyboard.singleText': Record<never, never>
  'settings.keyboard.text': Record<never, never>
  'settings.leave': Record<never, never>
  'settings.leaveText': Record<never, never>
  'settings.leaveTitle': Record<never, never>
  'settings.mail.bounced': Record<never, never>
  'settings.mail.bouncedHint': Record<never, never>
  'settings.mail.bouncedNone': Record<never, never>
  'settings.mail.bouncedTimes': { times: number }
  'settings.mail.complained': Record<never, never>
  'settings.mail.domains': Record<never, never>
  'settings.mail.domainsAll': Record<never, never>
  'settings.mail.from': Record<never, never>
  'settings.mail.limited': Record<never, never>
  'settings.mail.mailbox.abandonedText': Record<never, never>
  'settings.mail.mailbox.connectedAt': Record<never, never>
  'settings.mail.mailbox.readAt': Record<never, never>
  'settings.mail.mailbox.reason.certificateUntrusted': Record<never, never>
  'settings.mail.mailbox.reason.connectionLost': Record<never, never>
  'settings.mail.mailbox.reason.filingRefused': Record<never, never>
  'settings.mail.mailbox.reason.mailboxMissing': Record<never, never>
  'settings.mail.mailbox.reason.serverRefusing': Record<never, never>
  'settings.mail.mailbox.reason.serverUnreachable': Record<never, never>
  'settings.mail.mailbox.reason.signInRefused': Record<never, never>
  'settings.mail.mailbox.reason.tlsFailed': Record<never, never>
  'settings.mail.mailbox.reason.tokenRefused': Record<never, never>
  'settings.mail.mailbox.reason.tokenUnavailable': Record<never, never>
  'settings.mail.mailbox.reason.unexpected': Record<never, never>
  'settings.mail.mailbox.retryAt': Record<never, never>
  'settings.mail.mailbox.retrying': Record<never, never>
  'settings.mail.mailbox.server': Record<never, never>
  'settings.mail.mailbox.serverAnswer': Record<never, never>
  'settings.mail.mailbox.state.abandoned': Record<never, never>
  'settings.mail.mailbox.state.connected': Record<never, never>
  'settings.mail.mailbox.state.failed': Record<never, never>
  'settings.mail.mailbox.state.starting': Record<never, never>
  'settings.mail.mailbox.title': Record<never, never>
  'settings.mail.paused': Record<never, never>
  'settings.mail.pausedAt': Record<never, never>
  'settings.mail.ready': Record<never, never>
  'settings.mail.refusedReports': Record<never, never>
  'settings.mail.resume': Record<never, never>
  'settings.mail.resumed': Record<never, never>
  'settings.mail.retryAt': Record<never, never>
  'settings.mail.retryNext': Record<never, never>
  'settings.mail.sentLastDay': Record<never, never>
  'settings.mail.sentLastHour': Record<never, never>
  'settings.mail.sentOf': { limit: string | number; sent: string | number }
  'settings.mail.server': Record<never, never>
  'settings.mail.state': Record<never, never>
  'settings.mail.stillPaused': Record<never, never>
  'settings.mail.takenOver': Record<never, never>
  'settings.mail.test': Record<never, never>
  'settings.mail.testAccepted': Record<never, never>
  'settings.mail.testBy': Record<never, never>
  'settings.mail.testByChoice': Record<never, never>
  'settings.mail.testRefused': Record<never, never>
  'settings.mail.testSend': Record<never, never>
  'settings.mail.testText': Record<never, never>
  'settings.mail.testThis': Record<never, never>
  'settings.mail.testTo': Record<never, never>
  'settings.mail.text': Record<never, never>
  'settings.mail.waiting': Record<never, never>
  'settings.mail.waitingAll': Record<never, never>
  'settings.organisation.defaultLanguage': Record<never, never>
  'settings.organisation.domains': Record<never, never>
  'settings.organisation.domainsHint': Record<never, never>
  'settings.organisation.languages': Record<never, never>
  'settings.organisation.languagesHint': Record<never, never>
  'settings.organisation.missing': Record<never, never>
  'settings.organisation.name': Record<never, never>
  'settings.organisation.nameHint': Record<never, never>
  'settings.organisation.support': Record<never, never>
  'settings.organisation.supportHint': Record<never, never>
  'settings.organisation.text': Record<never, never>
  'settings.passwords.banned': Record<never, never>
  'settings.passwords.bannedHint': Record<never, never>
  'settings.passwords.bannedWrong': { word: string | number }
  'settings.passwords.classes': Record<never, never>
  'settings.passwords.classesRisk': Record<never, never>
  'settings.passwords.length': Record<never, never>
  'settings.passwords.lengthHint': Record<never, never>
  'settings.passwords.text': Record<never, never>
  'settings.readOnly': Record<never, never>
  'settings.save': Record<never, never>
  'settings.saved': Record<never, never>
  'settings.section.bulk': Record<never, never>
  'settings.section.followUps': Record<never, never>
  'settings.section.handovers': Record<never, never>
  'settings.section.keyboard': Record<never, never>
  'settings.section.mail': Record<never, never>
  'settings.section.organisation': Record<never, never>
  'settings.section.passwords': Record<never, never>
  'settings.section.sessions': Record<never, never>
  'settings.sections': Record<never, never>
  'settings.sessions.absolute': Record<never, never>
  'settings.sessions.absoluteHint': Record<never, never>
  'settings.sessions.idle': Record<never, never>
  'settings.sessions.idleHint': Record<never, never>
  'settings.sessions.text': Record<never, never>
  'settings.sessions.wrong': { from: number; to: number }
  'settings.title': Record<never, never>
  'settings.undo': Record<never, never>
  'settings.unsaved': Record<never, never>
  'setup.done': Record<never, never>
  'setup.doneText': Record<never, never>
  'setup.finish': Record<never, never>
  'setup.mail': Record<never, never>
  'setup.mailFirst': Record<never, never>
  'setup.organisation': Record<never, never>
  'setup.save': Record<never, never>
  'setup.saved': Record<never, never>
  'setup.subtitle': Record<never, never>
  'setup.title': Record<never, never>
  'setup.toSettings': Record<never, never>
  'shell.account': { name: string | number }
  'shell.demo': Record<never, never>
  'shell.language': Record<never, never>
  'shell.myAccount': Record<never, never>
  'shell.offline': Record<never, never>
  'shell.openMailbox': Record<never, never>
  'shell.palette': Record<never, never>
  'shell.shortcuts': Record<never, never>
  'shell.signOut': Record<never, never>
  'shell.skip': Record<never, never>
  'shell.theme': Record<never, never>
  'shortcut.all': Record<never, never>
  'shortcut.clear': Record<never, never>
  'shortcut.ends': Record<never, never>
  'shortcut.help': Record<never, never>
  'shortcut.move': Record<never, never>
  'shortcut.moveCard': Record<never, never>
  'shortcut.next': Record<never, never>
  'shortcut.nextCard': Record<never, never>
  'shortcut.open': Record<never, never>
  'shortcut.openCard': Record<never, never>
  'shortcut.palette': Record<never, never>
  'shortcut.previous': Record<never, never>
  'shortcut.previousCard': Record<never, never>
  'shortcut.range': Record<never, never>
  'shortcut.search': Record<never, never>
  'shortcut.select': Record<never, never>
  'shortcut.selectCard': Record<never, never>
  'shortcut.sendAgain': Record<never, never>
  'shortcut.submit': Record<never, never>
  'shortcut.undo': Record<never, never>
  'shortcuts.group.actions': Record<never, never>
  'shortcuts.group.everywhere': Record<never, never>
  'shortcuts.group.go': Record<never, never>
  'shortcuts.group.list': Record<never, never>
  'shortcuts.or': Record<never, never>
  'shortcuts.singleKeys': Record<never, never>
  'theme.dark': Record<never, never>
  'theme.light': Record<never, never>
  'theme.system': Record<never, never>
  'time.justNow': Record<never, never>
  'time.soon': Record<never, never>
  'user.account': Record<never, never>
  'user.actions': Record<never, never>
  'user.activity': Record<never, never>
  'user.addedBy': { name: string | number }
  'user.addresses': Record<never, never>
  'user.allowed': Record<never, never>
  'user.badge.confirmed': Record<never, never>
  'user.badge.onFile': Record<never, never>
  'user.badge.removed': Record<never, never>
  'user.badge.tooNew': Record<never, never>
  'user.by': { name: string | number }
  'user.confirmed': Record<never, never>
  'user.created': Record<never, never>
  'user.deleted': Record<never, never>
  'user.edit': Record<never, never>
  'user.lastSeen': Record<never, never>
  'user.lockedUntil': Record<never, never>
  'user.noActivity': Record<never, never>
  'user.noAddresses': Record<never, never>
  'user.noHandovers': Record<never, never>
  'user.noRoles': Record<never, never>
  'user.openPage': Record<never, never>
  'user.password': Record<never, never>
  'user.passwordChanged': Record<never, never>
  'user.passwordExpires': Record<never, never>
  'user.refused': Record<never, never>
  'user.removed': Record<never, never>
  'user.roles': Record<never, never>
  'user.saved': { name: string | number }
  'user.sensitive': Record<never, never>
  'user.sensitiveText': Record<never, never>
  'user.sessionCount': { count: number }
  'user.sessions': Record<never, never>
  'user.signIn': Record<never, never>
  'user.since': Record<never, never>
  'user.source.imported': Record<never, never>
  'user.source.operator': Record<never, never>
  'user.source.owner': Record<never, never>
  'user.state': Record<never, never>
  'user.status': Record<never, never>
  'user.toAudit': Record<never, never>
  'user.toList': Record<never, never>
  'user.toRoles': Record<never, never>
  'user.unknown': Record<never, never>
  'user.unknownText': Record<never, never>
  'users.add': Record<never, never>
  'users.anyRole': Record<never, never>
  'users.ask.block': { name: string | number }
  'users.ask.delete': { name: string | number }
  'users.ask.signOut': { name: string | number }
  'users.ask.unblock': { name: string | number }
  'users.askText.block': Record<never, never>
  'users.askText.delete': Record<never, never>
  'users.askText.signOut': Record<never, never>
  'users.askText.unblock': Record<never, never>
  'users.assignRole': Record<never, never>
  'users.block': Record<never, never>
  'users.blocked': Record<never, never>
  'users.chip': { name: string | number; value: string | number }
  'users.chips': Record<never, never>
  'users.clearAll': Record<never, never>
  'users.clearFilters': Record<never, never>
  'users.clearSelection': Record<never, never>
  'users.column.department': Record<never, never>
  'users.column.displayName': Record<never, never>
  'users.column.handover': Record<never, never>
  'users.column.lastSignIn': Record<never, never>
  'users.column.password': Record<never, never>
  'users.column.roles': Record<never, never>
  'users.column.userPrincipalName': Record<never, never>
  'users.columns': Record<never, never>
  'users.commands': Record<never, never>
  'users.copiedNames': { count: number }
  'users.copyNames': Record<never, never>
  'users.count': { count: number }
  'users.delete': Record<never, never>
  'users.done.block': { name: string | number }
  'users.done.delete': { name: string | number }
  'users.done.signOut': { name: string | number }
  'users.done.unblock': { name: string | number }
  'users.export': Record<never, never>
  'users.export.allowed': Record<never, never>
  'users.export.created': Record<never, never>
  'users.export.givenName': Record<never, never>
  'users.export.jobTitle': Record<never, never>
  'users.export.mail': Record<never, never>
  'users.export.signIn': Record<never, never>
  'users.export.surname': Record<never, never>
  'users.exportAll': Record<never, never>
  'users.exportShown': { count: number }
  'users.exportTitle': Record<never, never>
  'users.filter': Record<never, never>
  'users.filterAll': Record<never, never>
  'users.filterBy.city': Record<never, never>
  'users.filterBy.country': Record<never, never>
  'users.filterBy.department': Record<never, never>
  'users.filterBy.domain': Record<never, never>
  'users.filterBy.jobTitle': Record<never, never>
  'users.filterBy.officeLocation': Record<never, never>
  'users.filterBy.role': Record<never, never>
  'users.filterBy.signIn': Record<never, never>
  'users.filterBy.state': Record<never, never>
  'users.filterCount': { count: number }
  'users.moreThan': { count: string | number }
  'users.neverSignedIn': Record<never, never>
  'users.noMatch.text': Record<never, never>
  'users.noMatch.title': Record<never, never>
  'users.none.all': Record<never, never>
  'users.none.allText': Record<never, never>
  'users.none.blocked': Record<never, never>
  'users.none.neverSignedIn': Record<never, never>
  'users.none.passwordExpired': Record<never, never>
  'users.none.text': Record<never, never>
  'users.none.waiting': Record<never, never>
  'users.refresh': Record<never, never>
  'users.removeRole': Record<never, never>
  'users.reset': Record<never, never>
  'users.resetOf': { name: string | number }
  'users.search': Record<never, never>
  'users.selectFirst': Record<never, never>
  'users.selectMatching': { count: number }
  'users.selectMatchingMore': { count: number }
  'users.selected': { count: number }
  'users.selectedMatching': { count: number }
  'users.selectedMatchingMore': { count: number }
  'users.signIn.allowed': Record<never, never>
  'users.signIn.blocked': Record<never, never>
  'users.signOut': Record<never, never>
  'users.title': Record<never, never>
  'users.unblock': Record<never, never>
  'users.view.all': Record<never, never>
  'users.view.blocked': Record<never, never>
  'users.view.neverSignedIn': Record<never, never>
  'users.view.passwordExpired': Record<never, never>
  'users.view.waiting': Record<never, never>
  'users.views': Record<never, never>
  'verification.calledBack': Record<never, never>
  'verification.choose': Record<never, never>
  'verification.how': Record<never, never>
  'verification.identityDocument': Record<never, never>
  'verification.inPerson': Record<never, never>
  'verification.knownVoice': Record<never, never>
  'verification.letterText': Record<never, never>
  'verification.letterTitle': Record<never, never>
  'verification.manager': Record<never, never>
  'verification.note': Record<never, never>
  'verification.noteHint': Record<never, never>
  'verification.other': Record<never, never>
  'verification.text': Record<never, never>
  'verification.title': Record<never, never>
  'views.actionsOf': { name: string | number }
  'views.by': { name: string | number }
  'views.copy': Record<never, never>
  'views.copyName': { name: string | number }
  'views.count': { count: number }
  'views.delete': Record<never, never>
  'views.deleted': { name: string | number }
  'views.name': Record<never, never>
  'views.noMatch': Record<never, never>
  'views.none.text': Record<never, never>
  'views.none.title': Record<never, never>
  'views.others': Record<never, never>
  'views.own': Record<never, never>
  'views.ownPrivate': Record<never, never>
  'views.ownShared': Record<never, never>
  'views.rename': Record<never, never>
  'views.restored': { name: string | number }
  'views.save': Record<never, never>
  'views.saveAsNew': Record<never, never>
  'views.saved': { name: string | number }
  'views.search': Record<never, never>
  'views.searchFor': { words: string | number }
  'views.share': Record<never, never>
  'views.shareHint': Record<never, never>
  'views.shareNow': Record<never, never>
  'views.shared': { name: string | number }
  'views.title': Record<never, never>
  'views.undo': Record<never, never>
  'views.unshare': Record<never, never>
  'views.unshared': { name: string | number }
  'views.update': Record<never, never>
  'views.updateOf': { name: string | number }
  'views.updateShared': Record<never, never>
  'views.updateText': Record<never, never>
  'views.updated': { name: string | number }
  'work.addNote': Record<never, never>
  'work.assign': Record<never, never>
  'work.assignNone': Record<never, never>
  'work.assignSearch': Record<never, never>
  'work.assignTitle': { what: string | number }
  'work.assignToMe': Record<never, never>
  'work.assignedTo': { name: string | number; what: string | number }
  'work.assignedToMe': { what: string | number }
  'work.assignedToNobody': { what: string | number }
  'work.bringBack': Record<never, never>
  'work.broughtBack': { what: string | number }
  'work.count': { count: number }
  'work.due': Record<never, never>
  'work.dueBy': Record<never, never>
  'work.dueDone': { time: string | number; what: string | number }
  'work.dueGone': { what: string | number }
  'work.dueHint': Record<never, never>
  'work.dueLabel': Record<never, never>
  'work.dueReason': Record<never, never>
  'work.dueSave': Record<never, never>
  'work.fewerReasons': Record<never, never>
  'work.isMe': Record<never, never>
  'work.isOwner': Record<never, never>
  'work.moreReasons': { count: number }
  'work.noDue': Record<never, never>
  'work.noDueSet': Record<never, never>
  'work.noNotes': Record<never, never>
  'work.nobody': Record<never, never>
  'work.note': Record<never, never>
  'work.noteCount': { count: number }
  'work.noteHint': Record<never, never>
  'work.noteMissing': Record<never, never>
  'work.noteSave': Record<never, never>
  'work.noteTitle': { what: string | number }
  'work.noted': { what: string | number }
  'work.notes': Record<never, never>
  'work.otherReasons': Record<never, never>
  'work.overdue': Record<never, never>
  'work.owner': Record<never, never>
  'work.ownerMe': { name: string | number }
  'work.owners': Record<never, never>
  'work.pickTime': Record<never, never>
  'work.preset.afternoon': Record<never, never>
  'work.preset.tomorrow': Record<never, never>
  'work.preset.workingDay': Record<never, never>
  'work.setDue': Record<never, never>
  'work.snooze': Record<never, never>
  'work.snoozeHint': Record<never, never>
  'work.snoozeSave': Record<never, never>
  'work.snoozeUntil': Record<never, never>
  'work.snoozed': Record<never, never>
  'work.snoozedDone': { time: string | number; what: string | number }
  'work.snoozedLabel': Record<never, never>
  'work.time': Record<never, never>
  'work.timeFar': { days: number }
  'work.timeMissing': Record<never, never>
  'work.timePast': Record<never, never>
  'work.title': Record<never, never>
  'work.undo': Record<never, never>
  'work.undone': { what: string | number }
}

export type MessageKey = keyof MessageArguments
